import { Card, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { type Role, RoleMark } from "@/ui/RoleMark";
import { useOverview } from "./api";

interface Line {
  readonly id: string;
  readonly title: string;
  readonly to?: string;
  readonly about: ReactNode;
  readonly isLate?: boolean;
}

/** What is under way with the customer, by role, as short lists. */
export function OverviewCards({ id }: { id: string }) {
  const { t } = useTranslation("customers");
  const { data, error, refetch } = useOverview(id);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={180} />;
  return (
    <>
      <Lines
        side="sales"
        title={t("overview.deals")}
        lines={data.deals.map((deal) => ({
          id: deal.id,
          title: deal.name,
          to: `/deals/${deal.id}`,
          about: (
            <>
              {deal.stage} · <Money money={deal.amount} />
            </>
          ),
        }))}
      />
      <Lines
        side="service"
        title={t("overview.tickets")}
        lines={data.tickets.map((ticket) => ({
          id: ticket.id,
          title: `#${ticket.number} ${ticket.subject}`,
          to: `/tickets/${ticket.id}`,
          about: t(`ticket.${ticket.status}`),
        }))}
      />
      <Lines
        side="both"
        title={t("overview.handovers")}
        lines={data.handovers.map((handover) => ({
          id: handover.id,
          title: t("overview.handover", { number: handover.number }),
          to: `/handovers/${handover.id}`,
          isLate: handover.is_late,
          about: (
            <>
              {t(`handover.${handover.status}`)} · <DateText iso={handover.due_at} />
            </>
          ),
        }))}
      />
      <Lines
        side="both"
        title={t("overview.promises")}
        lines={data.promises.map((promise) => ({
          id: promise.id,
          title: promise.text,
          isLate: promise.is_late,
          about: promise.due_on ? <DateText iso={promise.due_on} /> : t("overview.no_day"),
        }))}
      />
      <Lines
        side="sales"
        title={t("overview.orders")}
        lines={data.orders.map((order) => ({
          id: order.id,
          title: t("overview.order", { number: order.number }),
          to: `/orders/${order.id}`,
          about: (
            <>
              <DateText iso={order.ordered_on} /> · <Money money={order.net} />
            </>
          ),
        }))}
      />
    </>
  );
}

function Lines({ side, title, lines }: { side: Role; title: string; lines: readonly Line[] }) {
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
              <Text size="xs" c="dimmed" component="div">
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
      </Stack>
    </Card>
  );
}
