import { Checkbox, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Money } from "@/ui/Money";
import { Reason } from "@/ui/Reason";
import { ROLE_ICONS } from "@/ui/RoleMark";
import { useFormat } from "@/ui/useFormat";
import { Due } from "./Due";
import classes from "./inbox.module.css";
import many from "./many/many.module.css";
import { PriorityMark } from "./PriorityMark";
import type { Listed } from "./types";

interface Props {
  ticket: Listed;
  to: string;
  isOpen: boolean;
  isChosen: boolean;
  onToggle: (id: string) => void;
}

/** One line of the queue: what, whose, how urgent, what is at stake, and why it stands here. */
export function TicketLine({ ticket, to, isOpen, isChosen, onToggle }: Props) {
  const { t } = useTranslation("service");
  const who = ticket.account?.name ?? ticket.contact?.name ?? t("line.nobody");
  return (
    <li
      className={classes.line}
      data-line={ticket.id}
      data-open={isOpen || undefined}
      aria-current={isOpen || undefined}
    >
      <div className={`${classes.row} ${classes.spread}`}>
        <Checkbox
          size="xs"
          className={many.choose}
          aria-label={t("many.choose", { number: ticket.number })}
          checked={isChosen}
          onChange={() => onToggle(ticket.id)}
        />
        <Text size="xs" c="dimmed" className={classes.cut} flex={1}>
          {ticket.number} · {who}
        </Text>
        <PriorityMark priority={ticket.priority} />
      </div>
      <AppLink to={to} className={classes.link}>
        {ticket.subject}
      </AppLink>
      <div className={`${classes.row} ${classes.spread}`}>
        <Due ticket={ticket} />
        <Stake ticket={ticket} />
      </div>
      <div className={`${classes.row} ${classes.spread}`}>
        <Why ticket={ticket} />
        <Text size="xs" c="dimmed" className={classes.cut} flex="none" maw="40%">
          {ticket.assignee?.name ?? t("line.free")}
        </Text>
      </div>
    </li>
  );
}

/** Why it stands here: in the order of serving by the rule that put it there, else by its own state. */
function Why({ ticket: { place, reason } }: { ticket: Listed }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  if (!place) return <Reason>{t(`reason.${reason}`)}</Reason>;
  const times = {
    left: format.duration(Math.abs(place.left_seconds ?? 0), true),
    waited: format.duration(place.waited_seconds ?? 0, true),
  };
  return <Reason>{t(`place.${place.why}`, times)}</Reason>;
}

/** What sales has open with this customer: the value at stake beside the question. */
function Stake({ ticket }: { ticket: Listed }) {
  const { t } = useTranslation("service");
  const open = ticket.standing?.open_pipeline;
  if (!open || open.amount <= 0) return null;
  const Sign = ROLE_ICONS.sales;
  return (
    <Text size="xs" c="var(--sales)" className={classes.mark} title={t("line.stake")}>
      <Sign size={13} stroke={2} aria-hidden />
      <Text span visibleFrom="xxl" inherit>
        {t("line.deals")}
      </Text>
      <Money money={open} inMan />
    </Text>
  );
}
