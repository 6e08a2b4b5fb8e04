import { Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { FileTiles } from "@/ui/files/FileTiles";
import classes from "./inbox.module.css";
import { MailPart } from "./MailPart";
import { MailSender } from "./MailSender";
import type { Mail } from "./mail/api";
import { MailState } from "./mail/MailState";
import type { ReceivedMail } from "./received";
import { Marked } from "./search/Marked";
import search from "./search/search.module.css";
import { SplitButton } from "./ties/SplitButton";
import type { Said, Ticket } from "./types";

interface Props {
  said: Said;
  ticket: Ticket;
  /** The word the ticket began with stays in it. */
  isFirst: boolean;
  /** It is where the search in the thread stands. */
  isSought: boolean;
  /** The mail that carries it, if one does. */
  mail?: Mail | undefined;
  /** What came in by mail shows its sender, its files and its look. */
  received?: ReceivedMail | undefined;
}

/** One word of the thread: the customer's, ours, or a note that stays among colleagues. */
export function Entry({ said, ticket, isFirst, isSought, mail, received }: Props) {
  const { t } = useTranslation("service");
  const isNote = said.kind === "note";
  const isIn = said.direction === "in";
  const customer = ticket.contact?.name ?? ticket.account?.name;
  const by = isIn ? (said.contact?.name ?? customer ?? t("thread.customer")) : said.author?.name;
  return (
    <li
      id={`said-${said.id}`}
      className={isSought ? `${classes.entry} ${search.found}` : classes.entry}
      data-kind={isNote ? "note" : said.direction}
    >
      <div className={classes.by}>
        {isNote && (
          <Text span inherit fw={650} c="var(--warn)" className={classes.mark}>
            <IconLock size={13} stroke={2} aria-hidden />
            {t("thread.note")}
          </Text>
        )}
        {!isNote && (
          <Text span inherit fw={650}>
            {t(isIn ? "thread.from_customer" : "thread.from_us")}
          </Text>
        )}
        {received ? <MailSender mail={received} /> : <span>{by ?? t("thread.somebody")}</span>}
        {said.channel_kind && isIn && <span>{t(`channel.${said.channel_kind}`)}</span>}
        <DateText iso={said.at} />
        {isIn && !isFirst && ticket.may.update && <SplitButton ticket={ticket} said={said} />}
      </div>
      {received ? (
        <MailPart mail={received} text={said.text} />
      ) : (
        <div className={classes.words}>
          <Marked>{said.text}</Marked>
        </div>
      )}
      {said.files.length > 0 && (
        <div className={classes.files}>
          <FileTiles files={said.files} label={t("thread.files")} />
        </div>
      )}
      {mail && <MailState mail={mail} />}
    </li>
  );
}
