import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OwnerWhy } from "./api";

/** Why a lead is its owner's, where a rule gave it to them. */
export function WhyOwner({ why }: { why: OwnerWhy | null }) {
  const { t } = useTranslation("sales");
  if (!why) return null;
  const met = why.met.map((one) => t(`assigning.met.${one}`)).join(t("assigning.list"));
  return (
    <Text size="xs" c="dimmed">
      {t("assigning.why.rule", { name: why.rule })}
      {met && t("assigning.why.met", { met })}
      {why.how === "team" && t("assigning.why.team", { team: why.team, load: why.load })}
      {why.how === "deputy" && t("assigning.why.deputy", { name: why.away.join(t("assigning.list")) })}
      {why.how === "team" &&
        why.away.length > 0 &&
        t("assigning.why.away", { names: why.away.join(t("assigning.list")) })}
    </Text>
  );
}
