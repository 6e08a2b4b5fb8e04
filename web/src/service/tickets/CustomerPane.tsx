import { Alert, Button, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { GuideCard } from "@/bond/guiding/GuideCard";
import { RunningCards } from "@/customers/accounts/OverviewCards";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { RoleMark } from "@/ui/RoleMark";
import { useFormat } from "@/ui/useFormat";
import { TicketComplaint } from "../complaints/TicketComplaint";
import { TicketImprovements } from "../improvements/TicketImprovements";
import { TicketArticles } from "../knowledge/TicketArticles";
import { TicketWalks } from "../troubleshooting/TicketWalks";
import { AnswerCard } from "./AnswerCard";
import { BondCards } from "./BondCards";
import { Covered } from "./Covered";
import classes from "./inbox.module.css";
import { PastTickets } from "./PastTickets";
import { SimilarTickets } from "./SimilarTickets";
import { TicketFacts } from "./TicketFacts";
import { FamilyCard } from "./ties/FamilyCard";
import type { Ticket } from "./types";

interface Props {
  ticket: Ticket;
  /** On a narrow screen it takes the place of the thread. */
  isShown: boolean;
  onBack: () => void;
}

/** The customer beside the thread: who they are, what sales has open, what was promised. */
export function CustomerPane({ ticket, isShown, onBack }: Props) {
  const { t } = useTranslation("service");
  return (
    <aside className={classes.side} data-shown={isShown || undefined} aria-label={t("side.label")}>
      <Button
        className={classes.sideSwitch}
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowLeft size={15} aria-hidden />}
        onClick={onBack}
        style={{ alignSelf: "flex-start" }}
      >
        {t("side.back")}
      </Button>
      <Customer ticket={ticket} />
      <Covered ticket={ticket} />
      {ticket.answer && <AnswerCard answered={ticket.answer} />}
      <FamilyCard ticket={ticket} />
      <BondCards id={ticket.id} />
      <GuideCard about={{ subject: "ticket", id: ticket.id }} />
      <PastTickets ticket={ticket} />
      {ticket.account && <RunningCards id={ticket.account.id} />}
      <TicketWalks ticket={ticket} />
      <SimilarTickets ticket={ticket} />
      <TicketArticles ticket={ticket} />
      <TicketComplaint ticket={ticket} />
      <TicketImprovements ticketId={ticket.id} source={{ ticket_id: ticket.id }} title={ticket.subject} />
      <TicketFacts ticket={ticket} />
    </aside>
  );
}

function Customer({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const { account, contact, standing } = ticket;
  if (!account) {
    return (
      <Alert variant="light" color="gray" title={t("side.nobody")}>
        {t("side.nobody_about")}
      </Alert>
    );
  }
  return (
    <Stack gap={6}>
      <Title order={3}>
        <AppLink to={`/accounts/${account.id}`}>{account.name}</AppLink>
      </Title>
      {contact && (
        <Text size="sm">
          <AppLink to={`/contacts/${contact.id}`}>{t("side.contact", { name: contact.name })}</AppLink>
        </Text>
      )}
      {standing && (
        <div className={classes.card}>
          <RoleMark of="sales" label={t("side.at_stake")} />
          <Text size="lg" fw={650}>
            <Money money={standing.open_pipeline} />
          </Text>
          <Text size="xs" c="dimmed">
            {t("side.deals", { n: format.number(standing.open_deals) })} · {t("side.lifetime")}{" "}
            <Money money={standing.lifetime_net} />
          </Text>
          {standing.open_tickets > 1 && (
            <Text size="xs">
              <AppLink to={`/tickets?account_id=${account.id}&status=unsolved`}>
                {t("side.tickets", { n: format.number(standing.open_tickets) })}
              </AppLink>
            </Text>
          )}
          {standing.next_renewal_on && (
            <Text size="xs" c="dimmed">
              <AppLink to={`/contracts?account_id=${account.id}&state=running`}>
                {t("side.renewal")} <DateText iso={standing.next_renewal_on} />
              </AppLink>
            </Text>
          )}
          {standing.satisfaction !== null && (
            <Text size="xs" c="dimmed">
              {t("side.satisfaction", { n: standing.satisfaction })}
            </Text>
          )}
        </div>
      )}
    </Stack>
  );
}
