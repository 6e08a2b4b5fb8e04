import { Group, Text } from "@mantine/core";
import { IconAlarm, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { RoleMark } from "@/ui/RoleMark";
import type { HandoverRow } from "./api";

/** Whose turn it is, until when, and whether that has passed. An accepted form has no clock. */
export function Clock({ handover }: { handover: Pick<HandoverRow, "clock" | "status"> }) {
  const { t } = useTranslation("bond");
  const { side, due_at, is_late } = handover.clock;
  if (handover.status === "accepted") return null;
  const Sign = is_late ? IconAlarm : IconClock;
  return (
    <Group gap={6} component="span" display="inline-flex">
      <RoleMark of={side === "sales" ? "sales" : "service"} />
      <Text
        span
        size="sm"
        c={is_late ? "var(--bad)" : undefined}
        fw={is_late ? 650 : 400}
        style={{ whiteSpace: "nowrap" }}
      >
        <Sign size={14} aria-hidden style={{ verticalAlign: "-0.15em" }} /> <DateText iso={due_at} />
        {is_late && ` ${t("handovers.late")}`}
      </Text>
    </Group>
  );
}
