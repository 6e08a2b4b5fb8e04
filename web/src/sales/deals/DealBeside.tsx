import { Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { RoleMark } from "@/ui/RoleMark";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { type Deal, type DealBond, dealKeys, loadBond } from "./api";
import classes from "./deals.module.css";

const HANDOVER_TONES: Record<string, Tone> = {
  open: "both",
  asked: "warn",
  accepted: "good",
  rejected: "bad",
};
const PROMISE_TONES: Record<string, Tone> = { open: "both", kept: "good", broken: "bad" };

/** What belongs to the deal on the other side of the thread: order, handover, promises, open tickets. */
export function DealBeside({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  const bond = useQuery({
    queryKey: dealKeys.part(deal.id, "bond", { version: deal.version }),
    queryFn: ({ signal }) => loadBond(deal.id, signal),
    placeholderData: (previous) => previous,
    meta: { topics: ["bond.Handover", "bond.Promise", "service.Ticket"] },
  });
  return (
    <>
      {deal.order && (
        <Card title={t("deal.order")}>
          <Group justify="space-between" wrap="nowrap">
            <AppLink to={`/orders/${deal.order.id}`}>
              {t("deal.order_numbered", { number: deal.order.number })}
            </AppLink>
            <Money money={deal.order.net} />
          </Group>
        </Card>
      )}
      {deal.stage_type === "won" && !deal.order && (
        <Card title={t("deal.order")}>
          <Text size="sm">{t("deal.order_waits")}</Text>
        </Card>
      )}
      {bond.data && <Bond bond={bond.data} />}
    </>
  );
}

function ContractCard({ contract }: { contract: NonNullable<DealBond["contract"]> }) {
  const { t } = useTranslation("sales");
  return (
    <Card title={t("bond.contract")}>
      <AppLink to={`/contracts/${contract.id}`}>{contract.name}</AppLink>
      <Text size="sm" c="dimmed">
        {t("bond.contract_until")} <DateText iso={contract.ends_on} />
      </Text>
    </Card>
  );
}

function Bond({ bond }: { bond: DealBond }) {
  const { handover, promises, tickets, contract } = bond;
  return (
    <>
      {contract && <ContractCard contract={contract} />}
      {handover && <HandoverCard handover={handover} />}
      {promises.length > 0 && <PromisesCard promises={promises} />}
      <TicketsCard tickets={tickets} />
    </>
  );
}

function HandoverCard({ handover }: { handover: NonNullable<DealBond["handover"]> }) {
  const { t } = useTranslation("sales");
  return (
    <Card title={<RoleMark of="both" label={t("bond.handover")} />}>
      <Group justify="space-between" gap="xs">
        <AppLink to={`/handovers/${handover.id}`}>
          {t("bond.handover_numbered", { number: handover.number })}
        </AppLink>
        <StatusBadge
          tone={HANDOVER_TONES[handover.status] ?? "neutral"}
          label={t(`handover_status.${handover.status}`)}
        />
      </Group>
      {handover.status !== "accepted" && (
        <Text size="sm" c={handover.is_late ? "var(--bad)" : "dimmed"}>
          {t("bond.due")} <DateText iso={handover.due_at} />
          {handover.is_late && ` ${t("bond.late")}`}
        </Text>
      )}
      {handover.service_owner && (
        <Text size="sm">{t("bond.taken_by", { name: handover.service_owner.name })}</Text>
      )}
    </Card>
  );
}

function PromisesCard({ promises }: { promises: DealBond["promises"] }) {
  const { t } = useTranslation("sales");
  return (
    <Card title={<RoleMark of="both" label={t("bond.promises")} />}>
      {promises.map((promise) => (
        <Stack key={promise.id} gap={2}>
          <Text size="sm">{promise.text}</Text>
          <Group gap="xs">
            <StatusBadge
              tone={promise.is_late ? "bad" : (PROMISE_TONES[promise.status] ?? "neutral")}
              label={t(promise.is_late ? "bond.late" : `promise_status.${promise.status}`)}
            />
            {promise.due_on && (
              <Text size="xs" c="dimmed">
                <DateText iso={promise.due_on} />
              </Text>
            )}
          </Group>
        </Stack>
      ))}
    </Card>
  );
}

function TicketsCard({ tickets }: { tickets: DealBond["tickets"] }) {
  const { t } = useTranslation("sales");
  return (
    <Card title={<RoleMark of="service" label={t("bond.tickets")} />}>
      {tickets.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("bond.no_tickets")}
        </Text>
      )}
      {tickets.map((ticket) => (
        <AppLink key={ticket.id} to={`/tickets/${ticket.id}`} size="sm">
          #{ticket.number} {ticket.subject}
        </AppLink>
      ))}
    </Card>
  );
}

function Card({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      <Stack gap={6}>{children}</Stack>
    </section>
  );
}
