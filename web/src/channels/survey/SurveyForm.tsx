import { Alert, Button, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/ui/toast";
import { type Survey, useAnswer } from "./api";
import { Faces } from "./Faces";

interface Props {
  linkKey: string;
  survey: Survey;
  onDone: () => void;
}

/** The question, room for a word, and one button. */
export function SurveyForm({ linkKey, survey, onDone }: Props) {
  const { t, i18n } = useTranslation("channels");
  const send = useAnswer(linkKey, i18n.language);
  const [score, setScore] = useState(survey.score);
  const [comment, setComment] = useState(survey.comment);
  const [isMissing, setMissing] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (score === null) return setMissing(true);
    send.mutate({ score, comment }, { onSuccess: onDone });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <div>
          <Faces
            question={survey.question}
            value={score}
            onChange={(chosen) => {
              setScore(chosen);
              setMissing(false);
            }}
          />
          {isMissing && (
            <Text c="var(--bad)" mt="xs" role="alert">
              {t("survey.choose")}
            </Text>
          )}
        </div>
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
