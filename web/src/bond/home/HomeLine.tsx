import { Text } from "@mantine/core";
import {
  IconArrowsExchange,
  IconBuilding,
  IconCalendarCheck,
  IconChecklist,
  IconHeadset,
  IconMoodHappy,
  IconTrendingUp,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Reason } from "@/ui/Reason";
import { type Line, placeOf } from "./api";
import classes from "./home.module.css";

const KINDS = {
  ticket: { icon: IconHeadset, color: "var(--service)" },
  deal: { icon: IconTrendingUp, color: "var(--sales)" },
  handover: { icon: IconArrowsExchange, color: "var(--both)" },
  promise: { icon: IconCalendarCheck, color: "var(--both)" },
  account: { icon: IconBuilding, color: "var(--sales)" },
  referral: { icon: IconMoodHappy, color: "var(--sales)" },
  task: { icon: IconChecklist, color: "var(--mantine-color-dimmed)" },
} as const;

/** When a deal came to rest is no deadline: only these dates are due. */
const SINCE = new Set(["no_next_action", "nothing_planned"]);

/** One thing to do: of which customer, what it is, why it stands here, and by when. */
export function HomeLine({ line }: { line: Line }) {
  const { t } = useTranslation("bond");
  const { icon: Sign, color } = KINDS[line.kind as keyof typeof KINDS] ?? KINDS.task;
  const due = line.due_at ?? line.due_on;
  const when = <DateText iso={due} />;
  return (
    <li className={classes.line} data-band={line.band}>
      <Sign size={18} stroke={1.75} color={color} aria-label={t(`home.kind.${line.kind}`)} role="img" />
      <div className={classes.what}>
        {line.account && line.account.id !== line.id && (
          <Text size="xs" c="dimmed" lh={1.4}>
            <AppLink to={`/accounts/${line.account.id}`} c="inherit">
              {line.account.name}
            </AppLink>
          </Text>
        )}
        <AppLink to={placeOf(line)} className={classes.title} c="inherit" fw={600}>
          {line.title}
        </AppLink>
        <Reason>{t(`home.reason.${line.reason}`)}</Reason>
      </div>
      {due && (
        <Text span size="sm" className={classes.due} c={line.band === "now" ? "var(--bad)" : "dimmed"}>
          {SINCE.has(line.reason) ? t("home.since") : null} {when}
        </Text>
      )}
    </li>
  );
}
