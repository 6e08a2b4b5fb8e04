import { Button, Card, Checkbox, Group, Stack, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Answer, Question } from "./api";
import { EffectRow } from "./EffectRow";
import { Act, Words } from "./parts";
import { newAnswer, newEffect, put, without } from "./questions";

interface Props {
  question: Question;
  place: number;
  may: boolean;
  onChange: (now: Partial<Question>) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}

/** One question with its answers, and what each of them says of products. */
export function QuestionCard({ question, place, may, onChange, onUp, onDown, onRemove }: Props) {
  const { t } = useTranslation("sales");
  const { answers } = question;
  return (
    <Card withBorder component="section" aria-label={t("guide.question_n", { n: place })}>
      <Group justify="space-between" mb="xs">
        <Text fw={700}>{t("guide.question_n", { n: place })}</Text>
        {may && (
          <Group gap={2} wrap="nowrap">
            <Act label={t("guide.up", { n: place })} Icon={IconArrowUp} act={onUp} />
            <Act label={t("guide.down", { n: place })} Icon={IconArrowDown} act={onDown} />
            <Act label={t("guide.remove_question", { n: place })} Icon={IconTrash} act={onRemove} />
          </Group>
        )}
      </Group>
      <Stack gap="sm">
        <Words
          label={t("guide.question")}
          may={may}
          text={question.text}
          english={question.text_en ?? ""}
          onChange={(text, text_en) => onChange({ text, text_en })}
        />
        <Checkbox
          label={t("guide.several")}
          checked={question.takes_many ?? false}
          disabled={!may}
          onChange={(event) => onChange({ takes_many: event.currentTarget.checked })}
        />
        {answers.map((answer, at) => (
          <AnswerPart
            key={answer.id}
            answer={answer}
            n={at + 1}
            may={may}
            onChange={(now) => onChange({ answers: put(answers, at, now) })}
            onRemove={() => onChange({ answers: without(answers, at) })}
          />
        ))}
        {may && answers.length < 20 && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            style={{ alignSelf: "flex-start" }}
            onClick={() => onChange({ answers: [...answers, newAnswer(answers)] })}
          >
            {t("guide.add_answer")}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

interface AnswerProps {
  answer: Answer;
  n: number;
  may: boolean;
  onChange: (now: Partial<Answer>) => void;
  onRemove: () => void;
}

function AnswerPart({ answer, n, may, onChange, onRemove }: AnswerProps) {
  const { t } = useTranslation("sales");
  const effects = answer.effects ?? [];
  return (
    <Stack gap="xs" pl="md" style={{ borderLeft: "3px solid var(--mantine-color-default-border)" }}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <Words
          label={t("guide.answer_n", { n })}
          may={may}
          text={answer.text}
          english={answer.text_en ?? ""}
          onChange={(text, text_en) => onChange({ text, text_en })}
        />
        {may && <Act label={t("guide.remove_answer", { n })} Icon={IconX} act={onRemove} />}
      </Group>
      {effects.map((effect, at) => (
        <EffectRow
          // biome-ignore lint/suspicious/noArrayIndexKey: what an answer says is called by its place
          key={at}
          effect={effect}
          may={may}
          onChange={(now) => onChange({ effects: put(effects, at, now) })}
          onRemove={() => onChange({ effects: without(effects, at) })}
        />
      ))}
      {may && effects.length < 20 && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={12} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
          onClick={() => onChange({ effects: [...effects, newEffect()] })}
        >
          {t("guide.add_effect")}
        </Button>
      )}
    </Stack>
  );
}
