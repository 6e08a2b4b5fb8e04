import { Checkbox, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { useFormat } from "@/ui/useFormat";
import { closeDemo, type Demo, useKeep } from "./api";

interface Values extends Record<string, unknown> {
  came: string[];
  shown: string;
  outcome: string;
  next_action: string;
  next_action_on: string | null;
}

/** It was held: who came, what was shown, what came of it, and what comes next. */
export function CloseModal({ demo, onClose }: { demo: Demo; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const keep = useKeep();
  const initialValues: Values = {
    came: demo.guests.filter(({ answer }) => answer === "accepted").map(({ id }) => id),
    shown: format.list(demo.products.map(({ name }) => name)),
    outcome: "",
    next_action: "",
    next_action_on: null,
  };
  return (
    <FormModal
      title={t("demo.close")}
      submitLabel={t("demo.do_close")}
      initialValues={initialValues}
      validate={{
        next_action: (value) => (value.trim() ? null : t("needed")),
        next_action_on: (value) => (value ? null : t("needed")),
      }}
      onSubmit={async (values) => keep(await closeDemo(demo, values))}
      onClose={onClose}
    >
      {(form) => (
        <>
          {demo.guests.length > 0 && (
            <Checkbox.Group
              label={t("demo.came")}
              value={form.values.came}
              onChange={(came) => form.setFieldValue("came", came)}
            >
              <Stack gap={6} mt={6}>
                {demo.guests.map((guest) => (
                  <Checkbox key={guest.id} value={guest.id} label={guest.name || guest.email} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <Textarea label={t("demo.shown")} autosize minRows={2} {...form.getInputProps("shown")} />
          <TextInput label={t("demo.outcome")} maxLength={300} {...form.getInputProps("outcome")} />
          <SimpleGrid cols={2}>
            <TextInput
              label={t("demo.next_action")}
              required
              maxLength={300}
              {...form.getInputProps("next_action")}
            />
            <DateField
              label={t("demo.next_action_on")}
              required
              value={form.values.next_action_on}
              error={form.errors.next_action_on as string | undefined}
              onChange={(day) => form.setFieldValue("next_action_on", day)}
            />
          </SimpleGrid>
        </>
      )}
    </FormModal>
  );
}
