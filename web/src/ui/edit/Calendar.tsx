import "@mantine/dates/styles.css";
import "dayjs/locale/ja";
import { DateInput, DatesProvider } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { type DateFieldProps, EXAMPLE } from "./DateField";
import { typedDay } from "./typedDay";

/** Typed as 2026/11/20, 11/20 or R8.11.20, or picked; weeks begin on Monday, as Japanese planners do. */
export default function Calendar({ value, onChange, ...rest }: DateFieldProps) {
  const { t, i18n } = useTranslation("ui");
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <DateInput
        {...rest}
        value={value}
        onChange={onChange}
        valueFormat="YYYY/MM/DD"
        dateParser={(text) => typedDay(text)}
        placeholder={EXAMPLE}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        popoverProps={{ withinPortal: true }}
      />
    </DatesProvider>
  );
}
