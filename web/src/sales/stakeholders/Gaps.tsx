import { Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Gap, People } from "./api";

const GRAVE: readonly Gap["code"][] = ["no_decider", "decider_not_met", "decider_quiet", "opposed"];

/** What stands between us and a decision, said plainly. */
export function Gaps({ people }: { people: People }) {
  const { t } = useTranslation("sales");
  if (people.items.length === 0) return null;
  if (people.gaps.length === 0)
    return (
      <Group gap={6} wrap="nowrap">
        <IconCircleCheck size={16} color="var(--good)" aria-hidden />
        <Text size="sm">{t("people.no_gaps")}</Text>
      </Group>
    );
  return (
    <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: "none" }} aria-label={t("people.missing")}>
      {people.gaps.map((gap) => (
        <Group key={gap.code} component="li" gap={6} wrap="nowrap" align="flex-start">
          <IconAlertTriangle
            size={16}
            style={{ flex: "none", marginTop: 2 }}
            color={GRAVE.includes(gap.code) ? "var(--bad)" : "var(--warn)"}
            aria-hidden
          />
          <Text size="sm">
            {t(`people.gap.${gap.code}`, { names: gap.names.join(t("people.and")), days: gap.days })}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
