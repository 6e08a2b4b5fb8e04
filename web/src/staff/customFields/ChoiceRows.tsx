import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { blank, type FieldForm } from "./fieldForm";

/** The choices of a field, in the order in which they are offered. */
export function ChoiceRows({ form }: { form: FieldForm }) {
  const { t } = useTranslation("staff");
  const rows = form.values.choices;
  return (
    <Stack gap="xs" role="group" aria-label={t("custom_fields.choices")}>
      <Text size="sm" fw={500}>
        {t("custom_fields.choices")}
      </Text>
      {rows.map(({ row, name }, place) => (
        <Group key={row} gap="xs" wrap="nowrap">
          <TextInput
            aria-label={t("custom_fields.choice", { place: place + 1 })}
            placeholder={t("custom_fields.choice", { place: place + 1 })}
            flex={1}
            maxLength={100}
            {...form.getInputProps(`choices.${place}.name`)}
          />
          <TextInput
            aria-label={t("custom_fields.choice_en", { place: place + 1 })}
            placeholder={t("custom_fields.name_en")}
            flex={1}
            maxLength={100}
            {...form.getInputProps(`choices.${place}.name_en`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={name ? t("hours.remove", { name }) : t("hours.remove_row", { place: place + 1 })}
            onClick={() => form.removeListItem("choices", place)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {typeof form.errors.choices === "string" && (
        <Text size="xs" c="var(--bad)" role="alert">
          {form.errors.choices}
        </Text>
      )}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem("choices", blank())}
        >
          {t("custom_fields.add_choice")}
        </Button>
      </Group>
    </Stack>
  );
}
