import { Group, NumberInput, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DAYS } from "./api";
import { type FactsFormApi, monthName } from "./facts";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The year's first month, and the hours somebody is there: clocks of promises and replies run on them. */
export function HoursFields({ form }: { form: FactsFormApi }) {
  const { t, i18n } = useTranslation("staff");
  const field = (name: string) => form.getInputProps(`organisation.${name}`);
  const month = field("fiscal_year_start");
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Select
          label={t("organisation.fiscal_year_start")}
          data={MONTHS.map((number) => ({
            value: String(number),
            label: monthName(number, i18n.language),
          }))}
          allowDeselect={false}
          error={month.error}
          value={String(month.value)}
          onChange={(value) => form.setFieldValue("organisation.fiscal_year_start", Number(value))}
        />
        <TextInput label={t("organisation.currency")} {...field("currency")} />
        <TextInput label={t("organisation.zone")} {...field("zone")} />
      </SimpleGrid>
      <WeekFields form={form} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Textarea
          label={t("organisation.closed_days")}
          description={t("organisation.closed_about")}
          placeholder={"2026-12-29\n2026-12-30"}
          autosize
          minRows={2}
          {...field("closed_days")}
        />
        <NumberInput
          label={t("organisation.handover_days")}
          description={t("organisation.handover_about")}
          min={1}
          max={60}
          {...field("handover_days")}
        />
      </SimpleGrid>
    </Stack>
  );
}

function WeekFields({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  const field = (name: string) => form.getInputProps(`organisation.${name}`);
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
            {...field(`working_hours.${day}`)}
          />
        </Group>
      ))}
      {typeof field("working_hours").error === "string" && (
        <Text size="sm" c="var(--bad)" role="alert">
          {field("working_hours").error}
        </Text>
      )}
    </Stack>
  );
}
