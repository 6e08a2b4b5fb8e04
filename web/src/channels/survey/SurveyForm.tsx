import { Alert, Button, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/ui/toast";
import { type Survey, useAnswer } from "./api";
import { Faces } from "./Faces";
import { Scores } from "./Scores";

interface Props {
  linkKey: string;
  survey: Survey;
  /** The score whose link was opened in the mail: chosen, and not sent before the button is pressed. */
  chosen?: number | null;
  onDone: () => void;
}

/** The question, room for a word, and one button. */
export function SurveyForm({ linkKey, survey, chosen: opened = null, onDone }: Props) {
  const { t, i18n } = useTranslation("channels");
  const send = useAnswer(linkKey, i18n.language);
  const [score, setScore] = useState(opened ?? survey.score);
  const [comment, setComment] = useState(survey.comment);
  const [isMissing, setMissing] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (score === null) return setMissing(true);
    send.mutate({ score, comment }, { onSuccess: onDone });
  }

  function choose(chosen: number) {
    setScore(chosen);
    setMissing(false);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Question survey={survey} value={score} isMissing={isMissing} onChange={choose} />
        <Textarea
          label={t("survey.comment")}
          description={t("survey.comment_about")}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          autosize
          minRows={4}
          maxLength={4000}
          size="lg"
        />
        {opened !== null && (
          <Text size="sm" role="note">
            {t("survey.press")}
          </Text>
        )}
        {send.error && (
          <Alert color="red" role="alert" title={wordsOf(send.error).title}>
            {wordsOf(send.error).message}
          </Alert>
        )}
        <Button type="submit" size="lg" fullWidth loading={send.isPending}>
          {t("survey.send")}
        </Button>
        <Text size="sm" c="dimmed">
          {t("survey.private", { company: survey.company })}
        </Text>
      </Stack>
    </form>
  );
}

interface Asked {
  survey: Survey;
  value: number | null;
  isMissing: boolean;
  onChange: (score: number) => void;
}

/** Faces or numbers, and a word where none was chosen. */
function Question({ survey: { kind, question }, value, isMissing, onChange }: Asked) {
  const { t } = useTranslation("channels");
  const asked = { question, value, onChange };
  return (
    <div>
      {kind === "csat" ? <Faces {...asked} /> : <Scores kind={kind} {...asked} />}
      {isMissing && (
        <Text c="var(--bad)" mt="xs" role="alert">
          {t("survey.choose")}
        </Text>
      )}
    </div>
  );
}
