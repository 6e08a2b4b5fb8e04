import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Routed } from "./api";
import { useConditionWords } from "./useConditionWords";

/** Why a ticket is whose it is, or with its team, in a sentence. */
export function RoutedWhy({ why }: { why: Routed | null }) {
  const { t } = useTranslation("service");
  const { fieldName } = useConditionWords();
  if (!why) return null;
  const listed = (names: readonly string[]) => names.join(t("routing.list"));
  const away = listed(why.away ?? []);
  const words = {
    rule: why.rule,
    met: listed(why.met.map(fieldName)),
    team: why.team || t("routing.everybody"),
    load: why.load,
    away,
    skills: listed(why.skills ?? []),
    position: why.position,
  };
  return (
    <Text size="xs" c="dimmed">
      {why.rule && t(why.met.length ? "routing.why.rule_met" : "routing.why.rule", words)}
      {t(`routing.why.${why.how}`, words)}
      {why.skills?.length ? t("routing.why.skills", words) : null}
      {away && (why.how === "turn" || why.how === "full") && t("routing.why.away", words)}
      {why.position && t("routing.why.position", words)}
    </Text>
  );
}
