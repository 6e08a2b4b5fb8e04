import { Button, Group, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconUserCheck, IconUserCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { AppLink } from "@/ui/AppLink";
import { Away } from "@/ui/Away";
import { HereNow } from "@/ui/here/HereNow";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { useShortcuts } from "@/ui/shortcuts";
import { toastDone } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { useTake } from "./api";
import { Due } from "./Due";
import classes from "./inbox.module.css";
import { StatusMenu } from "./StatusMenu";
import { SurveyAsk } from "./SurveyAsk";
import { ActsMenu } from "./ties/ActsMenu";
import type { Ticket } from "./types";
import { addressOf } from "./views";

const TONES: Record<string, Tone> = {
  new: "warn",
  open: "service",
  waiting: "neutral",
  solved: "good",
  closed: "good",
};

/** What it is, where it stands, whose it is, and the next steps. */
export function TicketHead({ ticket, onSide }: { ticket: Ticket; onSide: () => void }) {
  const { t } = useTranslation("service");
  const { values } = useFilters();
  const [isAsking, setAsking] = useState(false);
  return (
    <header className={classes.head}>
      <Text component="div" size="sm" className={classes.back}>
        <IconArrowLeft size={16} aria-hidden />
        <AppLink to={addressOf(values, {})}>{t("inbox.back")}</AppLink>
      </Text>
      <Title order={2} lineClamp={3}>
        <Text span c="dimmed" inherit fw={400}>
          {ticket.number}
        </Text>{" "}
        {ticket.subject}
      </Title>
      <Group justify="space-between" gap="xs" mt={6}>
        <Group gap="sm">
          <StatusBadge
            tone={ticket.held_for ? "neutral" : (TONES[ticket.status] ?? "neutral")}
            label={t(ticket.held_for ? `status.held_${ticket.held_for}` : `status.${ticket.status}`)}
          />
          <Due ticket={ticket} />
          <Text size="sm" c="dimmed">
            {ticket.assignee ? t("head.held", { name: ticket.assignee.name }) : t("line.free")}
            <Away id={ticket.assignee?.id} />
          </Text>
          <HereNow subject="service.Ticket" id={ticket.id} />
        </Group>
        <Group gap="xs">
          <Button
            className={classes.sideSwitch}
            size="xs"
            variant="default"
            leftSection={<IconUserCircle size={15} aria-hidden />}
            onClick={onSide}
          >
            {t("side.show")}
          </Button>
          <TakeButton ticket={ticket} />
          {mayAsk(ticket) && (
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              {t(ticket.asked_at ? "survey.again" : "survey.ask")}
            </Button>
          )}
          <StatusMenu ticket={ticket} onSide={onSide} />
          <ActsMenu ticket={ticket} />
        </Group>
      </Group>
      {isAsking && <SurveyAsk ticket={ticket} onClose={() => setAsking(false)} />}
    </header>
  );
}

/** A customer is asked once for each time it was solved. */
function mayAsk({ status, may, answer, solved_at }: Ticket): boolean {
  if (!may.update || (status !== "solved" && status !== "closed")) return false;
  return !answer?.answered_at || answer.answered_at < (solved_at ?? "");
}

function TakeButton({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const me = useMe();
  const take = useTake(ticket);
  const mayTake = ticket.may.update && ticket.assignee?.id !== me.id && ticket.status !== "closed";
  const run = () =>
    take.mutate(undefined, { onSuccess: () => toastDone(t("take.done", { number: ticket.number })) });
  useShortcuts(mayTake ? [{ keys: "a", label: t("take.do"), run }] : []);
  if (!mayTake) return null;
  return (
    <Button
      size="xs"
      variant={ticket.assignee ? "default" : "filled"}
      leftSection={<IconUserCheck size={15} aria-hidden />}
      loading={take.isPending}
      onClick={run}
    >
      {t("take.do")}
    </Button>
  );
}
