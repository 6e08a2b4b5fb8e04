import {
  ActionIcon,
  Button,
  Code,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { languageNow } from "@/ui/language";
import {
  KINDS,
  LANGUAGES,
  PLACES,
  type Sequence,
  type SequenceBody,
  type Step,
  saveSequence,
  sequenceKeys,
  UNITS,
} from "./api";
import { Preview } from "./Preview";

interface Values extends Record<string, unknown> {
  name: string;
  language: SequenceBody["language"];
  is_active: boolean;
  daily_cap: number;
  steps: Step[];
}

const MAIL: Step = { kind: "mail", wait: 3, unit: "days", subject: "", text: "" };

interface Props {
  sequence: Sequence | null;
  onDone?: (made: Sequence) => unknown;
  onClose: () => void;
}

/** A sequence and its steps, with how they would look to somebody. */
export function SequenceModal({ sequence, onDone, onClose }: Props) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();

  async function send(values: Values) {
    const made = await saveSequence(sequence, values);
    void cache.invalidateQueries({ queryKey: sequenceKeys.all });
    await onDone?.(made);
  }

  return (
    <FormModal
      size="xl"
      title={sequence ? t("sequences.change") : t("sequences.add")}
      initialValues={begun(sequence)}
      validate={{ name: (value) => (value.trim() ? null : t("needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("sequences.name")}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <Group grow>
            <Select
              label={t("sequences.language")}
              allowDeselect={false}
              data={LANGUAGES.map((value) => ({ value, label: t(`demo_language.${value}`) }))}
              {...form.getInputProps("language")}
            />
            <NumberInput
              label={t("sequences.daily_cap")}
              min={1}
              max={500}
              allowDecimal={false}
              {...form.getInputProps("daily_cap")}
            />
          </Group>
          <Switch
            label={t("sequences.is_active")}
            {...form.getInputProps("is_active", { type: "checkbox" })}
          />
          <Text size="sm" c="dimmed">
            {t("sequences.places")}{" "}
            {PLACES.map((place) => (
              <Code key={place} mr={4}>{`{${place}}`}</Code>
            ))}
          </Text>
          <StepFields form={form} />
          <Preview steps={form.values.steps} language={form.values.language ?? "ja"} />
        </>
      )}
    </FormModal>
  );
}

function begun(sequence: Sequence | null): Values {
  if (!sequence)
    return {
      name: "",
      language: languageNow(),
      is_active: true,
      daily_cap: 50,
      steps: [{ ...MAIL, wait: 0 }],
    };
  const { name, language, is_active, daily_cap, steps } = sequence;
  return { name, language, is_active, daily_cap, steps: steps.map((step) => ({ ...step })) };
}

function StepFields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap="sm">
      {form.values.steps.map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their place
        <StepField key={place} form={form} step={step} place={place} />
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem("steps", { ...MAIL })}
        >
          {t("sequences.add_step")}
        </Button>
        {form.errors.steps && (
          <Text size="sm" c="red.9">
            {form.errors.steps}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

interface FieldProps {
  form: UseFormReturnType<Values>;
  step: Step;
  place: number;
}

function StepField({ form, step, place }: FieldProps) {
  const { t } = useTranslation("sales");
  const at = `steps.${place}`;
  return (
    <Fieldset legend={t("sequences.step_n", { n: place + 1 })}>
      <Group align="flex-end" wrap="wrap">
        <NumberInput
          label={t("sequences.wait")}
          w={90}
          min={0}
          max={365}
          allowDecimal={false}
          {...form.getInputProps(`${at}.wait`)}
        />
        <Select
          label={t("sequences.unit")}
          w={130}
          allowDeselect={false}
          data={UNITS.map((value) => ({ value, label: t(`sequences.unit_of.${value}`) }))}
          {...form.getInputProps(`${at}.unit`)}
        />
        <Select
          label={t("sequences.kind_label")}
          w={130}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`sequences.kind.${value}`) }))}
          {...form.getInputProps(`${at}.kind`)}
        />
        {form.values.steps.length > 1 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t("sequences.remove_step", { n: place + 1 })}
            onClick={() => form.removeListItem("steps", place)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <TextInput
        label={t(step.kind === "mail" ? "sequences.subject" : "sequences.to_do")}
        required
        maxLength={300}
        {...form.getInputProps(`${at}.subject`)}
      />
      {step.kind === "mail" && (
        <Textarea
          label={t("sequences.text")}
          required
          autosize
          minRows={4}
          {...form.getInputProps(`${at}.text`)}
        />
      )}
    </Fieldset>
  );
}
