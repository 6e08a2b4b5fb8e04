import { Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { FileTiles } from "@/ui/files/FileTiles";
import classes from "./inbox.module.css";
import type { Mail } from "./mail/api";
import { MailState } from "./mail/MailState";
import type { Said } from "./types";

interface Props {
  said: Said;
  customer: string | undefined;
  /** The mail that carries it, if one does. */
  mail?: Mail | undefined;
}

/** One word of the thread: the customer's, ours, or a note that stays among colleagues. */
export function Entry({ said, customer, mail }: Props) {
  const { t } = useTranslation("service");
  const isNote = said.kind === "note";
  const isIn = said.direction === "in";
  const by = isIn ? (said.contact?.name ?? customer ?? t("thread.customer")) : said.author?.name;
  return (
    <li className={classes.entry} data-kind={isNote ? "note" : said.direction}>
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
        <span>{by ?? t("thread.somebody")}</span>
        {said.channel_kind && isIn && <span>{t(`channel.${said.channel_kind}`)}</span>}
        <DateText iso={said.at} />
      </div>
      <div className={classes.words}>{said.text}</div>
      {said.files.length > 0 && (
        <div className={classes.files}>
          <FileTiles files={said.files} label={t("thread.files")} />
        </div>
      )}
      {mail && <MailState mail={mail} />}
    </li>
  );
}
