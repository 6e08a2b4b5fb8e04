import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import classes from "./inbox.module.css";
import type { Answered } from "./types";

/** What the customer answered, with whom it is credited to. */
export function AnswerCard({ answered }: { answered: Answered }) {
  const { t } = useTranslation("service");
  return (
    <Stack gap={2} className={classes.card}>
      <Text size="sm" fw={650} c="var(--service)">
        {t("answer.title")}
      </Text>
      <Text fw={650}>
        {answered.kind === "csat"
          ? t("answer.score", { score: answered.score ?? 0 })
          : t("answer.effort", { score: answered.score ?? 0, scale: answered.scale })}
      </Text>
      {answered.comment && (
        <Text size="sm" className={classes.words}>
          {answered.comment}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <DateText iso={answered.answered_at} />
        {answered.credited && ` · ${t("answer.credited", { name: answered.credited.name })}`}
      </Text>
    </Stack>
  );
}
