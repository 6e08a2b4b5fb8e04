import { Button, Group, Text, Textarea } from "@mantine/core";
import { IconStairsUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { toastDone } from "@/ui/toast";
import classes from "../inbox.module.css";
import { useAnswerEscalation } from "./api";
import type { Moment } from "./marks";

/** What the second line was asked, and what it answered, where it happened in the thread. */
export function Moments({ moments }: { moments: readonly Moment[] }) {
  return moments.map((moment) => (
    <li key={`${moment.escalation.id}-${moment.part}`} className={classes.entry} data-kind="note">
      {moment.part === "asked" ? <Asked {...moment} /> : <Answered {...moment} />}
    </li>
  ));
}

function Asked({ escalation }: Moment) {
  const { t } = useTranslation("service");
  const whom = [escalation.team?.name, escalation.person?.name].filter(Boolean).join(" ");
  return (
    <>
      <div className={classes.by}>
        <Text span inherit fw={650} c="var(--warn)" className={classes.mark}>
          <IconStairsUp size={13} stroke={2} aria-hidden />
          {t("escalation.asked", { whom })}
        </Text>
        <span>{escalation.asked_by?.name}</span>
        <DateText iso={escalation.asked_at} />
        <Text span inherit c={escalation.is_late ? "var(--bad)" : undefined}>
          {t("escalation.due")} <DateText iso={escalation.due_at} />
          {escalation.is_late && ` ${t("bond.late")}`}
        </Text>
      </div>
      <div className={classes.words}>
        {t("escalation.reason_is", { words: escalation.reason })}
        {"\n"}
        {t("escalation.tried_is", { words: escalation.tried })}
      </div>
      {escalation.may.answer && <AnswerBox id={escalation.id} />}
    </>
  );
}

function Answered({ escalation }: Moment) {
  const { t } = useTranslation("service");
  return (
    <>
      <div className={classes.by}>
        <Text span inherit fw={650} c="var(--warn)">
          {t("escalation.answered")}
        </Text>
        <span>{escalation.answered_by?.name}</span>
        <DateText iso={escalation.answered_at} />
      </div>
      <div className={classes.words}>{escalation.answer}</div>
    </>
  );
}

function AnswerBox({ id }: { id: string }) {
  const { t } = useTranslation("service");
  const [words, write] = useState("");
  const reply = useAnswerEscalation(id, () => toastDone(t("escalation.done")));
  return (
    <>
      <Textarea
        mt="xs"
        label={t("escalation.answer")}
        value={words}
        onChange={(event) => write(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={20_000}
      />
      <Group justify="flex-end" mt="xs">
        <Button
          size="compact-sm"
          disabled={!words.trim()}
          loading={reply.isPending}
          onClick={() => reply.mutate(words)}
        >
          {t("escalation.answer_do")}
        </Button>
      </Group>
    </>
  );
}
