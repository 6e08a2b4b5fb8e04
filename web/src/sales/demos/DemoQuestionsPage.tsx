import { Card, SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { type QuestionRow, useOpenQuestions } from "./api";

type Whose = "" | "mine" | "team";

/** What was asked at demos and still waits for an answer. */
export default function DemoQuestionsPage() {
  const { t } = useTranslation("sales");
  const [owner, choose] = useState<Whose>("mine");
  const { data, error, refetch } = useOpenQuestions(owner);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("demo_questions.title")} about={t("demo_questions.about")} />
      <SegmentedControl
        aria-label={t("demo_questions.whose")}
        value={owner}
        onChange={(value) => choose(value as Whose)}
        data={[
          { value: "mine", label: t("owner.mine") },
          { value: "team", label: t("owner.team") },
          { value: "", label: t("demo_questions.everybody") },
        ]}
        style={{ alignSelf: "flex-start" }}
      />
      {!data && <Skeleton h={120} />}
      {data?.items.length === 0 && <Text c="dimmed">{t("demo_questions.empty")}</Text>}
      {data?.items.map((one) => (
        <Asked key={one.id} question={one} />
      ))}
    </Stack>
  );
}

function Asked({ question }: { question: QuestionRow }) {
  return (
    <Card withBorder component="article">
      <Text style={{ whiteSpace: "pre-wrap" }}>{question.text}</Text>
      <Text size="sm" c="dimmed" mt={4}>
        <AppLink to={`/demos/${question.demo.id}`}>{question.demo.name}</AppLink>
        {" · "}
        {question.account && `${question.account.name} · `}
        {question.owner && `${question.owner.name} · `}
        <DateText iso={question.asked_at} />
      </Text>
    </Card>
  );
}
