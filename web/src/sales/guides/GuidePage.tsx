import { Alert, Anchor, Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyOnce } from "@/ui/CopyOnce";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { toastDone, toastProblem } from "@/ui/toast";
import { changeGuide, type Guide, guideKeys, loadGuide, publishGuide } from "./api";
import { State } from "./GuidesPage";
import { Head } from "./Head";
import { QuestionCard } from "./QuestionCard";
import { moved, newQuestion, put, without } from "./questions";
import { TryOut } from "./TryOut";

/** One guide, as it is drawn: its questions, and beside them what its answers lead to. */
export default function GuidePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: guideKeys.one(id),
    queryFn: ({ signal }) => loadGuide(id, signal),
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={80} />} middle={<Skeleton height={400} />} />;
  return <Drawing key={`${data.id}-${data.version}`} guide={data} />;
}

/** What is drawn, before it is kept. */
function useDrawing(guide: Guide) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const [questions, setQuestions] = useState(guide.questions);
  const isChanged = questions !== guide.questions;
  const keep = (saved: Guide) => {
    cache.setQueryData(guideKeys.one(saved.id), saved);
    void cache.invalidateQueries({ queryKey: guideKeys.all });
  };
  const write = () => changeGuide(guide, { questions: [...questions] });
  const save = useMutation({
    mutationFn: write,
    meta: { quiet: true },
    onSuccess: (saved) => {
      keep(saved);
      toastDone(t("guide.saved"));
    },
    onError: toastProblem,
  });
  const publish = useMutation({
    mutationFn: async () => publishGuide(isChanged ? await write() : guide),
    meta: { quiet: true },
    onSuccess: (saved) => {
      keep(saved);
      toastDone(t("guide.is_published"));
    },
    onError: (error) => {
      toastProblem(error);
      void cache.invalidateQueries({ queryKey: guideKeys.one(guide.id) });
    },
  });
  return { questions, setQuestions, isChanged, save, publish };
}

function Drawing({ guide }: { guide: Guide }) {
  const draft = useDrawing(guide);
  const { t } = useTranslation("sales");
  const may = guide.may.update === true;
  useEffect(() => {
    document.title = `${guide.name} – Enishi`;
  }, [guide.name]);
  return (
    <RecordPage
      header={
        <Group justify="space-between" align="flex-end" gap="sm">
          <Stack gap={4}>
            <Title order={1}>{guide.name}</Title>
            <State guide={guide} />
          </Stack>
          {may && (
            <Group gap="xs">
              <Button
                variant="default"
                disabled={!draft.isChanged}
                loading={draft.save.isPending}
                onClick={() => draft.save.mutate()}
              >
                {t("guide.save")}
              </Button>
              <Button loading={draft.publish.isPending} onClick={() => draft.publish.mutate()}>
                {t("guide.publish")}
              </Button>
            </Group>
          )}
        </Group>
      }
      middle={<Questions guide={guide} draft={draft} may={may} />}
      right={
        <Stack gap="lg">
          <TryOut guide={guide} isChanged={draft.isChanged} />
          <Address guide={guide} />
          <Head guide={guide} />
        </Stack>
      }
    />
  );
}

interface Props {
  guide: Guide;
  draft: ReturnType<typeof useDrawing>;
  may: boolean;
}

function Questions({ guide, draft, may }: Props) {
  const { t } = useTranslation("sales");
  const { questions, setQuestions } = draft;
  return (
    <Stack gap="md">
      {guide.faults.length > 0 && questions.length > 0 && (
        <Alert color="orange" variant="light" title={t("guide.faults", { n: guide.faults.length })}>
          <ul>
            {guide.faults.map((fault) => (
              <li key={`${fault.code}-${fault.text}`}>{fault.text}</li>
            ))}
          </ul>
        </Alert>
      )}
      {questions.length === 0 && <Text c="dimmed">{t("guide.no_questions")}</Text>}
      {questions.map((question, at) => (
        <QuestionCard
          key={question.id}
          question={question}
          place={at + 1}
          may={may}
          onChange={(now) => setQuestions(put(questions, at, now))}
          onUp={at > 0 ? () => setQuestions(moved(questions, at, at - 1)) : undefined}
          onDown={at < questions.length - 1 ? () => setQuestions(moved(questions, at, at + 1)) : undefined}
          onRemove={() => setQuestions(without(questions, at))}
        />
      ))}
      {may && questions.length < 30 && (
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
          onClick={() => setQuestions([...questions, newQuestion(questions)])}
        >
          {t("guide.add_question")}
        </Button>
      )}
    </Stack>
  );
}

function Address({ guide }: { guide: Guide }) {
  const { t } = useTranslation("sales");
  if (!guide.is_public || !guide.published_at)
    return (
      <Text size="sm" c="dimmed">
        {t("guide.not_open")}
      </Text>
    );
  return (
    <Stack gap={4}>
      <CopyOnce label={t("guide.address")} value={guide.address} about={t("guide.address_about")} />
      <Anchor href={guide.address} target="_blank" rel="noreferrer" size="sm">
        {t("form.look")}
      </Anchor>
    </Stack>
  );
}
