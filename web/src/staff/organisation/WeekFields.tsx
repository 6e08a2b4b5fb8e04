import { Group, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DAYS } from "./api";
import type { FactsFormApi } from "./facts";

interface Props {
  form: FactsFormApi;
  /** Where the week stands among the form's values. */
  path: string;
}

/** The hours of each weekday as text, several frames a day separated by commas. */
export function WeekFields({ form, path }: Props) {
  const { t } = useTranslation("staff");
  const whole = form.getInputProps(path).error;
  return (
    <Stack gap={6} role="group" aria-label={t("organisation.working_hours")}>
      <Text fw={500} size="sm">
        {t("organisation.working_hours")}
      </Text>
      <Text size="xs" c="dimmed">
        {t("organisation.hours_about")}
      </Text>
      {DAYS.map((day) => (
        <Group key={day} wrap="nowrap" gap="sm" align="flex-start">
          <Text w="3.5em" pt={6} size="sm" aria-hidden>
            {t(`day.${day}`)}
          </Text>
          <TextInput
            flex={1}
            aria-label={t(`day.${day}`)}
            placeholder={t("organisation.closed")}
            {...form.getInputProps(`${path}.${day}`)}
          />
        </Group>
      ))}
      {typeof whole === "string" && (
        <Text size="sm" c="var(--bad)" role="alert">
          {whole}
        </Text>
      )}
    </Stack>
  );
}
