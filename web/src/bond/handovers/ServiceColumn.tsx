import { Blockquote, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Away } from "@/ui/Away";
import { DateText } from "@/ui/DateText";
import { type Role, RoleMark } from "@/ui/RoleMark";
import type { Handover } from "./api";
import classes from "./handover.module.css";

/** What service answers: questions with their answers, a return with its reason, or the acceptance. */
export function ServiceColumn({ handover }: { handover: Handover }) {
  const { t } = useTranslation("bond");
  const taker = handover.service_owner?.name ?? handover.team?.name;
  const isSilent = !handover.question && !handover.reject_reason && handover.status !== "accepted";
  return (
    <section className={classes.column} data-role="service" aria-labelledby="answered">
      <Title order={2} id="answered" className={classes.columnHead}>
        <RoleMark of="service" label={t("form.service_side")} />
      </Title>
      <dl className={classes.facts}>
        <div>
          <dt>{t("form.service_owner")}</dt>
          <dd>
            {taker ?? t("form.nobody_yet")}
            <Away id={handover.service_owner?.id} />
          </dd>
        </div>
      </dl>
      {isSilent && (
        <Text size="sm" c="dimmed">
          {t("form.service_reads")}
        </Text>
      )}
      {handover.reject_reason && (
        <Said
          of="service"
          title={t("form.rejected")}
          at={handover.rejected_at}
          text={handover.reject_reason}
        />
      )}
      {handover.question && <Said of="service" title={t("form.asked")} text={handover.question} />}
      {handover.answer && (
        <Said of="sales" title={t("form.answered")} at={handover.answered_at} text={handover.answer} />
      )}
      {handover.status === "accepted" && (
        <Said of="service" title={t("form.accepted")} text={t("form.accepted_about")} />
      )}
    </section>
  );
}

interface SaidProps {
  of: Role;
  title: string;
  at?: string | null;
  text: string;
}

function Said({ of: role, title, at, text }: SaidProps) {
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed" component="div">
        <RoleMark of={role} label={title} /> <DateText iso={at} />
      </Text>
      <Blockquote className={classes.said} data-role={role}>
        {text}
      </Blockquote>
    </Stack>
  );
}
