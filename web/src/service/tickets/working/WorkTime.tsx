import { Button, Text, UnstyledButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import type { Ticket } from "../types";
import { putRight, useWork, type WorkSession, workKey, writeDown } from "./api";
import { type Given, WorkModal } from "./WorkModal";

/** How long people worked on the ticket, quietly; opened, each session, and one's own to put right. */
export function WorkTime({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const { data } = useWork(ticket.id);
  const [isOpen, setOpen] = useState(false);
  if (!data) return null;
  return (
    <div>
      <UnstyledButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Text size="xs" c="dimmed">
          {t("work.total")} {data.seconds > 0 ? format.duration(data.seconds) : t("work.nothing")}
        </Text>
      </UnstyledButton>
      {isOpen && <Sessions ticket={ticket} items={data.items} />}
    </div>
  );
}

interface SessionsProps {
  ticket: Ticket;
  items: readonly WorkSession[];
}

function Sessions({ ticket, items }: SessionsProps) {
  const { t } = useTranslation("service");
  const cache = useQueryClient();
  const [changed, change] = useState<WorkSession | "new" | null>(null);
  async function send(given: Given) {
    const { kind, started_at, minutes, reason } = given;
    const told = { started_at: started_at ? new Date(started_at).toISOString() : null, minutes, reason };
    if (changed === "new") await writeDown(ticket.id, { kind, ...told });
    else if (changed) await putRight(changed, { minutes, reason });
    void cache.invalidateQueries({ queryKey: workKey(ticket.id) });
    toastDone(t("work.done"));
  }
  return (
    <section aria-label={t("work.total")}>
      {items.map((one) => (
        <Line key={one.id} session={one} onChange={() => change(one)} />
      ))}
      {ticket.may.update && (
        <Button mt={4} size="compact-xs" variant="subtle" onClick={() => change("new")}>
          {t("work.add")}
        </Button>
      )}
      {changed && (
        <WorkModal
          session={changed === "new" ? null : changed}
          onSubmit={send}
          onClose={() => change(null)}
        />
      )}
    </section>
  );
}

function Line({ session, onChange }: { session: WorkSession; onChange: () => void }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  return (
    <div>
      <Text size="xs">
        {session.person?.name} <DateText iso={session.started_at} /> {format.duration(session.seconds)}・
        {t(`work.kind.${session.kind}`)}
        {session.may.update && (
          <Button ml={4} size="compact-xs" variant="subtle" onClick={onChange}>
            {t("work.put_right")}
          </Button>
        )}
      </Text>
      {session.reason && (
        <Text size="xs" c="dimmed">
          {session.reason}
        </Text>
      )}
    </div>
  );
}
