import { Button } from "@mantine/core";
import { IconZoomQuestion } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { useGo } from "@/ui/useGo";
import { type Question, questionKeys, questions, settleQuestion, writeArticle } from "./api";

/** What people looked for on the public page and did not find: articles that are missing. */
export default function QuestionsPage() {
  const { t } = useTranslation("service");
  const columns = useMemo<readonly Column<Question>[]>(
    () => [
      { key: "text", label: t("questions.text"), render: ({ text }) => text },
      {
        key: "times",
        label: t("questions.times"),
        sort: "times",
        align: "right",
        width: 6,
        render: ({ times }) => times,
      },
      {
        key: "asked_at",
        label: t("questions.asked_at"),
        sort: "asked_at",
        width: 10,
        render: ({ asked_at }) => <DateText iso={asked_at} />,
      },
      { key: "acts", label: t("questions.acts"), width: 18, render: (row) => <Acts question={row} /> },
    ],
    [t],
  );
  return (
    <ListPage title={t("questions.title")} about={t("questions.about")}>
      <DataList
        name="questions"
        label={t("questions.title")}
        columns={columns}
        source={questions}
        defaultSort="-times"
        withoutSearch
        empty={
          <EmptyState icon={IconZoomQuestion} title={t("questions.empty")} about={t("questions.about")} />
        }
      />
    </ListPage>
  );
}

function Acts({ question }: { question: Question }) {
  const { t } = useTranslation("service");
  const go = useGo();
  const cache = useQueryClient();
  const write = useMutation({
    mutationFn: () => writeArticle({ title: question.text, audience: "public" }),
    onSuccess: ({ id }) => go(`/articles/${id}`),
  });
  const settle = useMutation({
    mutationFn: () => settleQuestion(question),
    onSuccess: () => cache.invalidateQueries({ queryKey: questionKeys.all }),
  });
  return (
    <Button.Group>
      <Button size="compact-sm" variant="default" loading={write.isPending} onClick={() => write.mutate()}>
        {t("questions.write")}
      </Button>
      <Button size="compact-sm" variant="default" loading={settle.isPending} onClick={() => settle.mutate()}>
        {t("questions.settle")}
      </Button>
    </Button.Group>
  );
}
