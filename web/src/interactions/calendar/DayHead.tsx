import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Shown } from "./api";

/** A day's date, the holiday it is, and who is away. */
export function DayHead({ day, shown }: { day: string; shown: Shown }) {
  const { t } = useTranslation("interactions");
  const format = useFormat();
  const closed = shown.closed.find((one) => one.day === day);
  const away = shown.absences.filter(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on);
  return (
    <>
      <Text size="sm" fw={600} {...(closed ? { c: "var(--bad)" } : {})}>
        {format.date(day)}
      </Text>
      {closed && (
        <Text size="xs" c="var(--bad)">
          {closed.name || t("calendar.closed")}
        </Text>
      )}
      {away.map(({ id, person }) => (
        <Text key={id} size="xs" c="dimmed">
          {t("calendar.away", { name: person.name })}
        </Text>
      ))}
    </>
  );
}
