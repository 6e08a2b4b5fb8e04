import { Alert, Button, Checkbox, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { toastDone, toastProblem } from "@/ui/toast";
import classes from "../complaints/complaints.module.css";
import { type Asker, answerAskers, askersOf, type Changes, type Improvement, useAskAgain } from "./api";

interface Props {
  improvement: Improvement;
  save: (changes: Changes) => Promise<void>;
}

/** What somebody wrote instead of the prepared words, and whom they left out, by voice. */
interface Looked {
  readonly texts: Readonly<Record<string, string>>;
  readonly out: readonly string[];
}

const isDue = (one: Asker) => !one.told_at && !one.is_asked && one.unreached !== "not_yours";
const hasText = (one: Asker, text: string) => one.unreached !== "" || text.trim() !== "";

/** Those who asked, each with the answer to be looked over; who was told, and whom no mail reaches. */
export function Answers({ improvement, save }: Props) {
  const { t } = useTranslation("service");
  const { data } = useQuery(askersOf(improvement));
  return (
    <Stack gap="sm" component="section" aria-label={t("improvement.answers")}>
      <Title order={2} size="h4">
        {t("improvement.answers")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("improvement.answers_about")}
      </Text>
      <InlineEdit
        kind="textarea"
        label={t("improvement.answer")}
        field="answer"
        value={improvement.answer}
        may={improvement.may.update === true}
        onSave={(answer) => save({ answer })}
      />
      {data && <Send key={improvement.version} improvement={improvement} askers={data.items} />}
      {data && data.hidden > 0 && (
        <Text size="sm" c="dimmed">
          {t("improvement.hidden", { n: data.hidden })}
        </Text>
      )}
    </Stack>
  );
}

function Send({ improvement, askers }: { improvement: Improvement; askers: readonly Asker[] }) {
  const { t } = useTranslation("service");
  const askAgain = useAskAgain();
  const [looked, look] = useState<Looked>({ texts: {}, out: [] });
  const textOf = (one: Asker) => looked.texts[one.voice_id] ?? one.text;
  const chosen = askers.filter((one) => isDue(one) && !looked.out.includes(one.voice_id));
  const send = useMutation({
    mutationFn: () =>
      answerAskers(
        improvement.id,
        chosen.map((one) => ({ voice_id: one.voice_id, text: textOf(one) })),
      ),
    meta: { quiet: true },
    onSuccess: (done) => {
      toastDone(t("improvement.sent", { sent: done.sent, tasks: done.tasks }));
      void askAgain();
    },
    onError: toastProblem,
  });
  const refused = send.data?.items.filter((one) => one.refusal) ?? [];
  const leave = (id: string, isIn: boolean) =>
    look({ ...looked, out: isIn ? looked.out.filter((one) => one !== id) : [...looked.out, id] });
  return (
    <>
      {askers.map((one) => (
        <OneAsker
          key={one.voice_id}
          asker={one}
          text={textOf(one)}
          isIn={!looked.out.includes(one.voice_id)}
          onText={(text) => look({ ...looked, texts: { ...looked.texts, [one.voice_id]: text } })}
          onIn={(isIn) => leave(one.voice_id, isIn)}
        />
      ))}
      {refused.length > 0 && (
        <Alert color="orange" title={t("improvement.not_sent", { n: refused.length })}>
          {[...new Set(refused.map((one) => one.refusal))].join(" ")}
        </Alert>
      )}
      {askers.some(isDue) && (
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          disabled={chosen.length === 0 || !chosen.every((one) => hasText(one, textOf(one)))}
          loading={send.isPending}
          onClick={() => send.mutate()}
          style={{ alignSelf: "flex-start" }}
        >
          {t("improvement.send", { n: chosen.length })}
        </Button>
      )}
    </>
  );
}

interface OneProps {
  asker: Asker;
  text: string;
  isIn: boolean;
  onText: (text: string) => void;
  onIn: (isIn: boolean) => void;
}

function OneAsker({ asker, text, isIn, onText, onIn }: OneProps) {
  const { t } = useTranslation("service");
  const who = [asker.account?.name, asker.contact?.name].filter(Boolean).join(" ") || t("improvement.nobody");
  return (
    <Stack gap={6} className={classes.block}>
      <Group justify="space-between">
        {isDue(asker) ? (
          <Checkbox label={who} checked={isIn} onChange={(event) => onIn(event.currentTarget.checked)} />
        ) : (
          <Text size="sm" fw={600}>
            {who}
          </Text>
        )}
        {asker.ticket && (
          <AppLink to={`/tickets/${asker.ticket.id}`} size="sm">
            {`#${asker.ticket.number} ${asker.ticket.subject}`}
          </AppLink>
        )}
      </Group>
      <Standing asker={asker} />
      {isDue(asker) && isIn && asker.unreached === "" && (
        <Textarea
          aria-label={t("improvement.text_for", { name: who })}
          autosize
          minRows={4}
          maxRows={16}
          value={text}
          error={asker.empty.length > 0 && text === asker.text ? t("improvement.places_empty") : null}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}

/** Told when and by whom; or how they are reached; or why they are not. */
function Standing({ asker }: { asker: Asker }) {
  const { t } = useTranslation("service");
  if (asker.told_at) {
    return (
      <Text size="sm">
        {t("improvement.was_told")} <DateText iso={asker.told_at} /> {asker.told_by?.name}
      </Text>
    );
  }
  if (asker.unreached === "") {
    return (
      <Text size="xs" c="dimmed">
        {asker.to.map(({ address }) => address).join(", ")}
      </Text>
    );
  }
  return (
    <Text size="sm">
      {t(`improvement.unreached_of.${asker.unreached}`)}
      {asker.is_asked && ` ${t(asker.task_done_at ? "improvement.told_otherwise" : "improvement.task_made")}`}
    </Text>
  );
}
