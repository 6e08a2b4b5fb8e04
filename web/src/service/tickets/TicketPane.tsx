import { Skeleton, Stack } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { useTicket } from "./api";
import { CustomerPane } from "./CustomerPane";
import classes from "./inbox.module.css";
import { TalkBox } from "./TalkBox";
import { Thread } from "./Thread";
import { TicketHead } from "./TicketHead";
import type { Ticket } from "./types";
import { addressOf } from "./views";
import { useWorkClock } from "./working/useWorkClock";

/** One ticket: its thread and what to say next; beside it the customer. */
export function TicketPane({ id }: { id: string }) {
  const { data: ticket, error, refetch } = useTicket(id);
  const [isSideShown, setSideShown] = useState(false);
  useEffect(() => {
    if (ticket) document.title = `${ticket.number} ${ticket.subject} – Enishi`;
  }, [ticket]);
  useLeadOn(id, ticket);
  useWorkClock(ticket?.id ?? id, ticket?.may.update ?? false);

  if (error && !ticket) return <ProblemView error={error} onRetry={refetch} />;
  if (!ticket) {
    return (
      <Stack p="md">
        <Skeleton h={48} />
        <Skeleton h={120} w="70%" />
        <Skeleton h={90} w="60%" ml="auto" />
      </Stack>
    );
  }
  return (
    <div className={classes.ticket} data-side={isSideShown || undefined}>
      <div className={classes.talk}>
        <TicketHead ticket={ticket} onSide={() => setSideShown(true)} />
        <Thread ticket={ticket} />
        <TalkBox ticket={ticket} />
      </div>
      <CustomerPane ticket={ticket} isShown={isSideShown} onBack={() => setSideShown(false)} />
    </div>
  );
}

/** The address of a ticket that was merged answers with the one that was kept: go there, and say so. */
function useLeadOn(id: string, found: Ticket | undefined): void {
  const { t } = useTranslation("service");
  const { values } = useFilters();
  const go = useGo();
  const [kept, number] = [found?.id, found?.number];
  useEffect(() => {
    if (!kept || kept === id) return;
    go(addressOf(values, {}, kept), { replace: true });
    toastDone(t("ties.led_on", { number }));
  }, [id, kept, number, values, go, t]);
}
