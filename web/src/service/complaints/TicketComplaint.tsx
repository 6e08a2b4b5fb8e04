import { Button, Stack, Text } from "@mantine/core";
import { IconMessageReport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import type { Ticket } from "../tickets/types";
import { complaintOf } from "./api";
import classes from "./complaints.module.css";
import { NewComplaint } from "./NewComplaint";
import { Awaited, Severity } from "./Signs";

/** On a ticket: its complaint and what is due next, or the way to begin one. */
export function TicketComplaint({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const { data } = useQuery(complaintOf(ticket.id));
  const [isAsked, ask] = useState(false);
  const complaint = data?.items[0];
  if (complaint) {
    return (
      <Stack gap={6} className={classes.block} component="section" aria-label={t("complaint.one")}>
        <AppLink to={`/complaints/${complaint.id}`} size="sm" fw={600}>
          {t("complaint.called", { number: complaint.number })}
        </AppLink>
        <Severity severity={complaint.severity} />
        <Text size="sm" component="div">
          <Awaited row={complaint} />
        </Text>
      </Stack>
    );
  }
  if (!data || !ticket.may.update) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconMessageReport size={15} aria-hidden />}
        onClick={() => ask(true)}
        style={{ alignSelf: "flex-start" }}
      >
        {t("complaint.begin")}
      </Button>
      {isAsked && <NewComplaint ticket={ticket} onClose={() => ask(false)} />}
    </>
  );
}
