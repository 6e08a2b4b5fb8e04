import { Button, Stack, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import type { Schema } from "@/client/schema";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { RoleMark } from "@/ui/RoleMark";
import { toastDone } from "@/ui/toast";
import { ticketKeys } from "./api";
import { addToDraft } from "./drafts";
import classes from "./inbox.module.css";
import type { Ticket } from "./types";

type Similar = Schema<"SimilarTicketOut">;

/** What was answered when the like was asked before. */
export function SimilarTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const { data } = useQuery({
    queryKey: ticketKeys.part(ticket.id, "similar"),
    queryFn: () =>
      answer<{ items: readonly Similar[] }>(
        api.GET("/api/v1/tickets/{ticket_id}/similar", { params: { path: { ticket_id: ticket.id } } }),
      ),
    staleTime: 300_000,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Stack gap={6} component="section" aria-label={t("similar.title")}>
      <RoleMark of="service" label={t("similar.title")} />
      {data.items.map((one) => (
        <Line key={one.id} ticket={ticket} one={one} />
      ))}
    </Stack>
  );
}

function Line({ ticket, one }: { ticket: Ticket; one: Similar }) {
  const { t } = useTranslation("service");
  const [isOpen, open] = useState(false);
  function put() {
    addToDraft(`${ticket.id}:reply`, one.answer);
    toastDone(t("similar.put_done"));
  }
  return (
    <div className={classes.card}>
      <Text size="sm" component="div" lineClamp={2}>
        <AppLink to={`/tickets/${one.id}`}>
          {one.number} {one.subject}
        </AppLink>
      </Text>
      <Text size="xs" c="dimmed">
        {one.by.map((name) => t(`similar.by.${name}`)).join("・")}
        {one.account && ` · ${one.account.name}`}
        {one.solved_at && " · "}
        <DateText iso={one.solved_at} />
      </Text>
      {one.answer && (
        <UnstyledButton aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          <Text size="xs" style={{ whiteSpace: "pre-wrap" }} {...(isOpen ? {} : { lineClamp: 2 })}>
            {one.answer}
          </Text>
        </UnstyledButton>
      )}
      {one.answer && ticket.may.talk && (
        <Button size="compact-xs" variant="subtle" onClick={put}>
          {t("similar.put")}
        </Button>
      )}
    </div>
  );
}
