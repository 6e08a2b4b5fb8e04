import { NumberInput, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type FactsFormApi, monthName } from "./facts";
import { WeekFields } from "./WeekFields";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The year's first month, and the hours somebody is there: clocks of promises and replies run on them. */
export function HoursFields({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  return (
    <Stack>
      <YearFields form={form} />
      <TextInput label={t("organisation.zone")} {...form.getInputProps("organisation.zone")} />
      <WeekFields form={form} path="organisation.working_hours" />
    </Stack>
  );
}

/** The fiscal year, the currency, and how long a handover may wait. */
export function YearFields({ form }: { form: FactsFormApi }) {
  const { t, i18n } = useTranslation("staff");
  const field = (name: string) => form.getInputProps(`organisation.${name}`);
  const month = field("fiscal_year_start");
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
      <Select
        label={t("organisation.fiscal_year_start")}
        data={MONTHS.map((number) => ({ value: String(number), label: monthName(number, i18n.language) }))}
        allowDeselect={false}
        error={month.error}
        value={String(month.value)}
        onChange={(value) => form.setFieldValue("organisation.fiscal_year_start", Number(value))}
      />
      <TextInput label={t("organisation.currency")} {...field("currency")} />
      <NumberInput
        label={t("organisation.handover_days")}
        description={t("organisation.handover_about")}
        min={1}
        max={60}
        inputWrapperOrder={["label", "input", "description", "error"]}
        {...field("handover_days")}
      />
    </SimpleGrid>
  );
}
