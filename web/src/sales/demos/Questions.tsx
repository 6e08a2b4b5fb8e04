import { ActionIcon, Button, Group, Text, Textarea, Title } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { StatusBadge } from "@/ui/StatusBadge";
import { toastProblem } from "@/ui/toast";
import { type Demo, type Question, removeQuestion, saveQuestion, useKeep } from "./api";
import classes from "./demos.module.css";

/** What was asked, and what we answered; the open ones stand out. */
export function Questions({ demo }: { demo: Demo }) {
  const { t } = useTranslation("sales");
  const [edited, edit] = useState<Question | "new" | null>(null);
  const keep = useKeep();
  const remove = useMutation({
    mutationFn: removeQuestion,
    meta: { quiet: true },
    onSuccess: keep,
    onError: toastProblem,
  });
  const may = demo.may.update === true && demo.status !== "cancelled";
  return (
    <section aria-label={t("demo.questions")}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t("demo.questions")}
        </Title>
        {may && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => edit("new")}
          >
            {t("demo.ask")}
          </Button>
        )}
      </Group>
      {demo.questions.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("demo.no_questions")}
        </Text>
      )}
      <ul className={classes.questions}>
        {demo.questions.map((one) => (
          <Asked
            key={one.id}
            question={one}
            may={may}
            onEdit={() => edit(one)}
            onRemove={() => remove.mutate(one)}
          />
        ))}
      </ul>
      {edited && (
        <QuestionModal demo={demo} question={edited === "new" ? null : edited} onClose={() => edit(null)} />
      )}
    </section>
  );
}

interface AskedProps {
  question: Question;
  may: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

function Asked({ question, may, onEdit, onRemove }: AskedProps) {
  const { t } = useTranslation("sales");
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600} className={classes.words}>
          {question.text}
        </Text>
        {may && (
          <Group gap={2} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              onClick={onEdit}
              aria-label={t("demo.answer_to", { text: question.text })}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              onClick={onRemove}
              aria-label={t("demo.remove_question", { text: question.text })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
      {question.answer ? (
        <Text size="sm" className={classes.words}>
          {question.answer}
        </Text>
      ) : (
        <StatusBadge tone="warn" label={t("demo.not_answered")} />
      )}
    </li>
  );
}

interface ModalProps {
  demo: Demo;
  question: Question | null;
  onClose: () => void;
}

function QuestionModal({ demo, question, onClose }: ModalProps) {
  const { t } = useTranslation("sales");
  const keep = useKeep();
  return (
    <FormModal
      title={question ? t("demo.answer_it") : t("demo.ask")}
      initialValues={{ text: question?.text ?? "", answer: question?.answer ?? "" }}
      validate={{ text: (value) => (value.trim() ? null : t("needed")) }}
      onSubmit={async (values) => keep(await saveQuestion(demo, question, values))}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Textarea
            label={t("demo.question")}
            required
            data-autofocus={!question || undefined}
            autosize
            minRows={2}
            maxLength={2000}
            {...form.getInputProps("text")}
          />
          <Textarea
            label={t("demo.answer")}
            description={t("demo.answer_about")}
            data-autofocus={Boolean(question) || undefined}
            autosize
            minRows={3}
            maxLength={4000}
            {...form.getInputProps("answer")}
          />
        </>
      )}
    </FormModal>
  );
}
