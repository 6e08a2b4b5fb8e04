import { Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconHeadset } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import type { DealCard } from "./api";
import classes from "./deals.module.css";

interface Props {
  deal: DealCard;
  /** How long deals that were won stood in this stage. */
  usualDays: number | null;
}

/** A deal on the board: what it is worth, what comes next, how long it has stood, what service has open. */
export function DealCardView({ deal, usualDays }: Props) {
  const { t } = useTranslation("sales");
  const isOpen = deal.stage_type === "open";
  const tickets = deal.standing?.open_tickets ?? 0;
  return (
    <Stack gap={3}>
      <AppLink to={`/deals/${deal.id}`} fw={600} fz="sm" lh={1.4} c="var(--mantine-color-text)">
        {deal.name}
      </AppLink>
      <Text size="xs" c="dimmed" lineClamp={1}>
        {deal.account?.name ?? t("deals.no_account")}
      </Text>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" fw={600} span>
          <Money money={deal.amount} />
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {deal.owner?.name}
        </Text>
      </Group>
      {isOpen && <NextAction deal={deal} />}
      <Group gap={8} pe={24}>
        {isOpen && <Age days={deal.days_in_stage} usual={usualDays} />}
        {deal.is_overdue && (
          <span className={classes.sign} data-tone="bad">
            <IconAlertTriangle size={13} aria-hidden />
            {t("deals.overdue")}
          </span>
        )}
        {tickets > 0 && (
          <span className={classes.sign} data-tone="service">
            <IconHeadset size={13} aria-hidden />
            {t("deals.open_tickets", { count: tickets })}
          </span>
        )}
      </Group>
    </Stack>
  );
}

function NextAction({ deal }: { deal: DealCard }) {
  const { t } = useTranslation("sales");
  if (!deal.next_action) {
    return (
      <span className={classes.sign} data-tone="bad">
        <IconAlertTriangle size={13} aria-hidden />
        {t("deals.no_next_action")}
      </span>
    );
  }
  return (
    <Text size="xs" lineClamp={2}>
      {deal.next_action_on && (
        <Text span inherit c="dimmed">
          <DateText iso={deal.next_action_on} />{" "}
        </Text>
      )}
      {deal.next_action}
    </Text>
  );
}

/** The day in the stage, the first being 1, against what deals that were won needed there. */
function Age({ days, usual }: { days: number; usual: number | null }) {
  const { t } = useTranslation("sales");
  const isLong = usual !== null && days > Math.max(usual * 2, 7);
  const title = usual === null ? undefined : t("deals.usual_days", { count: usual });
  return (
    <span className={classes.sign} data-tone={isLong ? "warn" : undefined} title={title}>
      {isLong && <IconAlertTriangle size={13} aria-hidden />}
      {t("deals.days", { count: days + 1 })}
    </span>
  );
}
