import { Button, Group, Text } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconChecks,
  IconClock,
  IconHelpCircle,
  IconSend,
  IconX,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { DateText } from "@/ui/DateText";
import { type Mail, type Recipient, useMailAct } from "./api";
import classes from "./mail.module.css";

const SIGNS: Record<string, { icon: Icon; tone: string }> = {
  queued: { icon: IconClock, tone: "dimmed" },
  sending: { icon: IconSend, tone: "dimmed" },
  sent: { icon: IconCheck, tone: "good" },
  delivered: { icon: IconChecks, tone: "good" },
  failed: { icon: IconAlertTriangle, tone: "bad" },
  unknown: { icon: IconHelpCircle, tone: "warn" },
  cancelled: { icon: IconX, tone: "dimmed" },
};

/** What became of a mail, for each recipient, and what may still be done with it. */
export function MailState({ mail }: { mail: Mail }) {
  const { t } = useTranslation("service");
  return (
    <div className={classes.state}>
      {mail.kind === "acknowledgement" && <Text size="xs">{t("mail.automatic")}</Text>}
      <ul className={classes.recipients} aria-label={t("mail.recipients")}>
        {mail.recipients.map((one) => (
          <RecipientLine key={one.address} one={one} mail={mail} />
        ))}
      </ul>
      <Acts mail={mail} />
    </div>
  );
}

function RecipientLine({ one, mail }: { one: Recipient; mail: Mail }) {
  const { t } = useTranslation("service");
  const state = one.state === "queued" && mail.state === "sending" ? "sending" : one.state;
  const { icon: Sign, tone } = SIGNS[state] ?? { icon: IconClock, tone: "dimmed" };
  const isPlanned = state === "queued" && mail.is_scheduled && one.tries === 0;
  return (
    <li>
      <span className={classes.sign} data-tone={tone}>
        <Sign size={14} stroke={2} aria-hidden />
        {t(isPlanned ? "mail.state.planned" : `mail.state.${state}`)}
      </span>
      {isPlanned && <DateText iso={mail.not_before} />}
      <span className={classes.address} title={one.address}>
        {one.role !== "to" && `${t(`mail.role.${one.role}`)} `}
        {one.name ? `${one.name} <${one.address}>` : one.address}
      </span>
      {one.reason && (
        <span className={classes.reason} title={one.detail}>
          {t(`mail.reason.${one.reason}`, { defaultValue: t("mail.reason.refused") })}
          {one.status && ` (${one.status})`}
        </span>
      )}
      {one.next_try && one.tries > 0 && (
        <span>
          {t("mail.next_try")} <DateText iso={one.next_try} />
        </span>
      )}
    </li>
  );
}

function Acts({ mail }: { mail: Mail }) {
  const { t } = useTranslation("service");
  const act = useMailAct();
  const [isAsking, ask] = useState(false);
  const isUnknown = mail.recipients.some((one) => one.state === "unknown");
  const run = (name: "cancel" | "send" | "resend") => {
    ask(false);
    act.mutate({ id: mail.id, act: name });
  };
  const offered = (["cancel", "send", "resend"] as const).filter((name) => mail.may[name]);
  if (offered.length === 0) return null;
  return (
    <Group gap="xs" mt={4}>
      {offered.map((name) => (
        <Button
          key={name}
          size="compact-xs"
          variant="default"
          loading={act.isPending && act.variables.act === name}
          onClick={() => (name === "resend" && isUnknown ? ask(true) : run(name))}
        >
          {t(`mail.act.${name}`)}
        </Button>
      ))}
      <AskModal
        opened={isAsking}
        title={t("mail.ask.title")}
        about={t("mail.ask.about")}
        act={t("mail.act.resend")}
        isPending={act.isPending}
        onAct={() => run("resend")}
        onClose={() => ask(false)}
      />
    </Group>
  );
}
