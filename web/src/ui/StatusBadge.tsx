import { Badge } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconCircle,
  IconCircleDot,
  IconX,
} from "@tabler/icons-react";
import { ROLE_ICONS } from "./RoleMark";

export type Tone = "neutral" | "active" | "good" | "warn" | "bad" | "sales" | "service" | "both";

const SIGNS: Record<Tone, { icon: Icon; color: string }> = {
  neutral: { icon: IconCircle, color: "var(--mantine-color-dimmed)" },
  active: { icon: IconCircleDot, color: "var(--mantine-color-text)" },
  good: { icon: IconCheck, color: "var(--good)" },
  warn: { icon: IconAlertTriangle, color: "var(--warn)" },
  bad: { icon: IconX, color: "var(--bad)" },
  sales: { icon: ROLE_ICONS.sales, color: "var(--sales)" },
  service: { icon: ROLE_ICONS.service, color: "var(--service)" },
  both: { icon: ROLE_ICONS.both, color: "var(--both)" },
};

/** A state in a word, with a sign for those who do not see the colour. */
export function StatusBadge({ tone = "neutral", label }: { tone?: Tone; label: string }) {
  const { icon: Sign, color } = SIGNS[tone];
  return (
    <Badge
      variant="outline"
      size="md"
      leftSection={<Sign size={13} stroke={2} aria-hidden />}
      styles={{ root: { color, borderColor: "var(--line)", background: "var(--paper)" } }}
    >
      {label}
    </Badge>
  );
}
