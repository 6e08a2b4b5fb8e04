import { Checkbox, Select, SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FactsFormApi } from "./facts";

const MONTH_END = 31;
const CLOSING_DAYS = [5, 10, 15, 20, 25, MONTH_END];
const PAY_MONTHS = [0, 1, 2, 3];
const PAY_DAYS = Array.from({ length: MONTH_END }, (_, index) => index + 1);

/** 締め日・支払サイト: closing day, month and day of payment, and where a holiday moves it. */
export function TermsFields({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  const day = (number: number) =>
    number === MONTH_END ? t("money.month_end") : t("money.day", { day: number });
  /** A number, which a select holds as text. */
  const choice = (name: string, numbers: readonly number[], label: (number: number) => string) => {
    const path = `payment_terms.${name}`;
    const { value, error } = form.getInputProps(path);
    const known = numbers.includes(value) ? numbers : [...numbers, value];
    return (
      <Select
        label={t(`money.${name}`)}
        data={known.map((number) => ({ value: String(number), label: label(number) }))}
        allowDeselect={false}
        error={error}
        value={String(value)}
        onChange={(given) => form.setFieldValue(path, Number(given))}
      />
    );
  };
  return (
    <>
      <Checkbox label={t("money.has_terms")} {...form.getInputProps("has_terms", { type: "checkbox" })} />
      {form.values.has_terms && (
        <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }}>
          {choice("closing_day", CLOSING_DAYS, day)}
          {choice("pay_month", PAY_MONTHS, (months) => t(`money.months.${months}`, { months }))}
          {choice("pay_day", PAY_DAYS, day)}
          <Select
            label={t("money.shift")}
            data={(["前", "翌"] as const).map((value) => ({ value, label: t(`money.shifts.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps("payment_terms.shift")}
          />
        </SimpleGrid>
      )}
    </>
  );
}
