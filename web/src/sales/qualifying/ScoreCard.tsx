import { Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Percent } from "@/ui/Percent";
import type { Points } from "./api";
import classes from "./qualifying.module.css";
import { signed, useReasonWords } from "./useReasonWords";

interface Props {
  score: number;
  reasons: readonly Points[];
  /** That it becomes a deal, as earlier leads teach; null while they do not. */
  likelihood: number | null;
}

/** How promising the lead looks by the house's own points, and why. */
export function ScoreCard({ score, reasons, likelihood }: Props) {
  const { t } = useTranslation("sales");
  const inWords = useReasonWords();
  return (
    <section className={classes.block}>
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h4">
          {t("score.title")}
        </Title>
        <Text fw={700} size="xl">
          {score}
        </Text>
      </Group>
      {reasons.map((reason) => (
        <Group key={`${reason.field}${reason.value}`} justify="space-between" gap="xs" wrap="nowrap">
          <Text size="sm">{inWords(reason)}</Text>
          <Text size="sm" c="dimmed">
            {signed(reason.points)}
          </Text>
        </Group>
      ))}
      <Text size="xs" c="dimmed" mt="xs">
        {t("score.about")}
      </Text>
      {likelihood !== null && (
        <Group justify="space-between" mt="xs">
          <Text size="sm">{t("score.likelihood")}</Text>
          <Percent ratio={likelihood} />
        </Group>
      )}
    </section>
  );
}
