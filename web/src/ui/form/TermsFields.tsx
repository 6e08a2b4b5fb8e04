import { Select, SimpleGrid } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { MONTH_END } from "../terms";

const CLOSING_DAYS = [5, 10, 15, 20, 25, MONTH_END];
const PAY_MONTHS = [0, 1, 2, 3];
const PAY_DAYS = Array.from({ length: MONTH_END }, (_, index) => index + 1);

interface Props {
  // biome-ignore lint/suspicious/noExplicitAny: the fields know only the terms among a form's values
  form: UseFormReturnType<any>;
  /** Where the terms stand among them. */
  path: string;
}

/** 締め日・支払サイト: closing day, month and day of payment, and where a holiday moves it. */
export function TermsFields({ form, path }: Props) {
  const { t } = useTranslation("ui");
  const day = (number: number) =>
    number === MONTH_END ? t("terms.month_end") : t("terms.day", { day: number });
  /** A number, which a select holds as text. */
  const choice = (name: string, numbers: readonly number[], label: (number: number) => string) => {
    const { value, error } = form.getInputProps(`${path}.${name}`);
    const known = numbers.includes(value) ? numbers : [...numbers, value];
    return (
      <Select
        label={t(`terms.${name}`)}
        data={known.map((number) => ({ value: String(number), label: label(number) }))}
        allowDeselect={false}
        error={error}
        value={String(value)}
        onChange={(given) => form.setFieldValue(`${path}.${name}`, Number(given))}
      />
    );
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {choice("closing_day", CLOSING_DAYS, day)}
      {choice("pay_month", PAY_MONTHS, (months) =>
        t(`terms.months.${months}`, { months, defaultValue: t("terms.months_later", { months }) }),
      )}
      {choice("pay_day", PAY_DAYS, day)}
      <Select
        label={t("terms.shift")}
        data={(["前", "翌"] as const).map((value) => ({ value, label: t(`terms.shifts.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps(`${path}.shift`)}
      />
    </SimpleGrid>
  );
}
