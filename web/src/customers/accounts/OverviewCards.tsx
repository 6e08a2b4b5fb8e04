import { Card, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { type Role, RoleMark } from "@/ui/RoleMark";
import { type Overview, useOverview } from "./api";

interface Line {
  readonly id: string;
  readonly title: string;
  readonly to?: string;
  readonly about: ReactNode;
  readonly isLate?: boolean;
  readonly isDue?: boolean;
}

/** What is under way with the customer, by role, as short lists. */
export function OverviewCards({ id }: { id: string }) {
  const { data, error, refetch } = useOverview(id);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={180} />;
  return (
    <>
      <Deals overview={data} />
      <Tickets overview={data} />
      <Handovers overview={data} />
      <Promises overview={data} />
      <Contracts overview={data} />
      <Items overview={data} />
      <Orders overview={data} />
    </>
  );
}

/** Beside a ticket: what runs with the customer apart from deals, promises and tickets. Nothing where it is not told. */
export function RunningCards({ id }: { id: string }) {
  const { data } = useOverview(id);
  if (!data) return null;
  return (
    <>
      <Contracts overview={data} />
      <Items overview={data} />
      <Orders overview={data} />
    </>
  );
}

interface Props {
  overview: Overview;
}

function Deals({ overview }: Props) {
  const { t } = useTranslation("customers");
  const lines = overview.deals.map(({ id, name, stage, amount }) => ({
    id,
    title: name,
    to: `/deals/${id}`,
    about: (
      <>
        {stage} · <Money money={amount} />
      </>
    ),
  }));
  return <Lines side="sales" title={t("overview.deals")} lines={lines} />;
}

function Tickets({ overview }: Props) {
  const { t } = useTranslation("customers");
  const lines = overview.tickets.map(({ id, number, subject, status }) => ({
    id,
    title: `#${number} ${subject}`,
    to: `/tickets/${id}`,
    about: t(`ticket.${status}`),
  }));
  return <Lines side="service" title={t("overview.tickets")} lines={lines} />;
}

function Handovers({ overview }: Props) {
  const { t } = useTranslation("customers");
  const lines = overview.handovers.map(({ id, number, status, due_at, is_late }) => ({
    id,
    title: t("overview.handover", { number }),
    to: `/handovers/${id}`,
    isLate: is_late,
    about: (
      <>
        {t(`handover.${status}`)} · <DateText iso={due_at} />
      </>
    ),
  }));
  return <Lines side="both" title={t("overview.handovers")} lines={lines} />;
}

function Promises({ overview }: Props) {
  const { t } = useTranslation("customers");
  const lines = overview.promises.map(({ id, text, due_on, is_late }) => ({
    id,
    title: text,
    isLate: is_late,
    about: due_on ? <DateText iso={due_on} /> : t("overview.no_day"),
  }));
  return <Lines side="both" title={t("overview.promises")} lines={lines} />;
}

function Contracts({ overview }: Props) {
  const { t } = useTranslation("customers");
  const lines = overview.contracts.map(({ id, name, state, days_left, amount }) => ({
    id,
    title: name,
    to: `/contracts/${id}`,
    isDue: state === "renewing",
    about: (
      <>
        {days_left !== null && days_left >= 0
          ? t("overview.contract_days", { days: days_left })
          : t(`contract_state.${state}`)}
        {amount && (
          <>
            {" · "}
            <Money money={amount} />
          </>
        )}
      </>
    ),
  }));
  return <Lines side="both" title={t("overview.contracts")} lines={lines} />;
}

/** The first few machines; the others are in the list. */
function Items({ overview }: Props) {
  const { t } = useTranslation("customers");
  const { items } = overview;
  const lines = items.slice(0, 5).map(({ id, name, site, warranty }) => ({
    id,
    title: name,
    to: `/items/${id}`,
    about: [site, t(`warranty.${warranty}`)].filter(Boolean).join(" · "),
  }));
  const all = items[0] && `/items?account_id=${items[0].account.id}`;
  return <Lines side="service" title={t("overview.items")} lines={lines} {...(all && { all })} />;
}

function Orders({ overview }: Props) {
  const { t } = useTranslation("customers");
  const lines = overview.orders.map(({ id, number, ordered_on, net }) => ({
    id,
    title: t("overview.order", { number }),
    to: `/orders/${id}`,
    about: (
      <>
        <DateText iso={ordered_on} /> · <Money money={net} />
      </>
    ),
  }));
  return <Lines side="sales" title={t("overview.orders")} lines={lines} />;
}

interface LinesProps {
  side: Role;
  title: string;
  lines: readonly Line[];
  /** Where all of them are listed. */
  all?: string;
}

function Lines({ side, title, lines, all }: LinesProps) {
  const { t } = useTranslation("customers");
  if (lines.length === 0) return null;
  return (
    <Card withBorder padding="sm">
      <Title order={2} size="h5" mb={6}>
        <RoleMark of={side} label={title} />
      </Title>
      <Stack gap="xs">
        {lines.map((line) => (
          <div key={line.id}>
            <Text size="sm" component="div" lineClamp={2}>
              {line.to ? <AppLink to={line.to}>{line.title}</AppLink> : line.title}
            </Text>
            <Group gap={6}>
              <Text size="xs" c={line.isDue ? "var(--warn)" : "dimmed"} component="div">
                {line.about}
              </Text>
              {line.isLate && (
                <Text size="xs" c="var(--bad)" fw={600}>
                  {t("overview.late")}
                </Text>
              )}
            </Group>
          </div>
        ))}
        {all && (
          <AppLink to={all} size="xs">
            {t("overview.all_items")}
          </AppLink>
        )}
      </Stack>
    </Card>
  );
}
