import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { Figure } from "@/ui/Figure";
import { Money } from "@/ui/Money";
import type { Account } from "../types";
import { daysUntil } from "./daysUntil";

/** What each role has open here, as figures that open what they count. */
export function StandingLine({ account }: { account: Account }) {
  const { t } = useTranslation("customers");
  const { standing, id, name } = account;
  return (
    <Group gap="xl" role="group" aria-label={t("standing.title")}>
      <Fact label={t("standing.pipeline")}>
        <Figure to={`/deals?account_id=${id}&stage_type=open`} label={t("standing.deals_of", { name })}>
          {t("standing.count", { count: standing.open_deals })} · <Money money={standing.open_pipeline} />
        </Figure>
      </Fact>
      <Fact label={t("standing.tickets")}>
        <Figure to={`/tickets?account_id=${id}&status=unsolved`} label={t("standing.tickets_of", { name })}>
          {t("standing.count", { count: standing.open_tickets })}
        </Figure>
      </Fact>
      <Fact label={t("standing.lifetime")}>
        <Figure to={`/orders?account_id=${id}`} label={t("standing.orders_of", { name })}>
          <Money money={standing.lifetime_net} />
        </Figure>
      </Fact>
      <Fact label={t("standing.last_contact")}>
        {standing.last_contact_at ? <DateText iso={standing.last_contact_at} /> : t("standing.never")}
      </Fact>
      {standing.next_renewal_on && (
        <Fact label={t("standing.renewal")}>
          <Figure
            to={`/contracts?account_id=${id}&state=running`}
            label={t("standing.contracts_of", { name })}
          >
            <DateText iso={standing.next_renewal_on} />{" "}
            {t("standing.renewal_days", { days: daysUntil(standing.next_renewal_on) })}
          </Figure>
        </Fact>
      )}
      {standing.satisfaction !== null && (
        <Fact label={t("standing.satisfaction")}>{t("standing.of_five", { n: standing.satisfaction })}</Fact>
      )}
    </Group>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Stack gap={0}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="div" fw={600}>
        {children}
      </Text>
    </Stack>
  );
}
