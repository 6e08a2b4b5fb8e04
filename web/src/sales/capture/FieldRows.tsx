import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type FormField, LEAD_FIELDS } from "./api";

interface Props {
  fields: readonly FormField[];
  onChange: (fields: FormField[]) => void;
  errorOf: (place: number) => string | undefined;
  error: string | undefined;
}

/** What a form asks, in its order: fields of a lead, and questions of one's own. */
export function FieldRows({ fields, onChange, errorOf, error }: Props) {
  const { t } = useTranslation("sales");
  const free = LEAD_FIELDS.filter((name) => !fields.some((one) => one.name === name));
  const question = `q${1 + Math.max(0, ...fields.map(({ name }) => Number(/^q(\d+)$/.exec(name)?.[1] ?? 0)))}`;
  const put = (place: number, field: FormField) =>
    onChange(fields.map((one, at) => (at === place ? field : one)));
  const add = (name: string) => onChange([...fields, { name, label: "", is_required: false }]);
  const move = (from: number, to: number) => {
    const all = [...fields];
    all.splice(to, 0, ...all.splice(from, 1));
    onChange(all);
  };
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t("form.fields")}
      </Text>
      {fields.map((field, place) => (
        <Group key={field.name} gap="xs" align="flex-start" wrap="wrap">
          <Row field={field} error={errorOf(place)} onChange={(told) => put(place, told)} />
          <Acts
            name={nameOf(field, t)}
            onUp={place > 0 ? () => move(place, place - 1) : undefined}
            onDown={place < fields.length - 1 ? () => move(place, place + 1) : undefined}
            onRemove={() => onChange(fields.filter((_, at) => at !== place))}
          />
        </Group>
      ))}
      {error && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
      <Group gap="xs">
        <Select
          aria-label={t("form.add_field")}
          placeholder={t("form.add_field")}
          data={free.map((value) => ({ value, label: t(`lead.${value}`) }))}
          value={null}
          onChange={(name) => name && add(name)}
          disabled={free.length === 0}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => add(question)}
        >
          {t("form.add_question")}
        </Button>
      </Group>
    </Stack>
  );
}

function nameOf(field: FormField, t: (key: string) => string) {
  return field.label || (isQuestion(field) ? t("form.question") : t(`lead.${field.name}`));
}

const isQuestion = ({ name }: FormField) => /^q\d+$/.test(name);

interface RowProps {
  field: FormField;
  error: string | undefined;
  onChange: (field: FormField) => void;
}

function Row({ field, error, onChange }: RowProps) {
  const { t } = useTranslation("sales");
  const known = isQuestion(field) ? t("form.question") : t(`lead.${field.name}`);
  const isFixed = field.name === "family_name";
  return (
    <>
      <Text size="sm" w={130} mt={8}>
        {known}
      </Text>
      <TextInput
        aria-label={t("form.label_of", { name: known })}
        placeholder={isQuestion(field) ? t("form.question_example") : known}
        w={220}
        maxLength={200}
        value={field.label}
        error={error}
        onChange={(event) => onChange({ ...field, label: event.currentTarget.value })}
      />
      <Checkbox
        label={t("form.required")}
        aria-label={t("form.required_of", { name: field.label || known })}
        mt={8}
        checked={field.is_required || isFixed}
        disabled={isFixed}
        onChange={(event) => onChange({ ...field, is_required: event.currentTarget.checked })}
      />
    </>
  );
}

interface ActsProps {
  name: string;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}

function Acts({ name, onUp, onDown, onRemove }: ActsProps) {
  const { t } = useTranslation("sales");
  const all = [
    { key: "up", Icon: IconArrowUp, act: onUp },
    { key: "down", Icon: IconArrowDown, act: onDown },
    { key: "remove", Icon: IconTrash, act: onRemove },
  ];
  return (
    <Group gap={2} mt={2} wrap="nowrap">
      {all.map(({ key, Icon, act }) => (
        <ActionIcon
          key={key}
          variant="subtle"
          color="gray"
          bg="transparent"
          disabled={!act}
          onClick={act}
          aria-label={t(`form.${key}`, { name })}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  );
}
