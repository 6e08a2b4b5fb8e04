import { Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { ArticleBeside } from "./ArticleBeside";
import { ArticleBody } from "./ArticleBody";
import { ArticleSteps } from "./ArticleSteps";
import { type Article, articleKeys, loadArticle } from "./api";
import { ArticleState } from "./Signs";

/** One article: its words, how far they are, and where they helped. */
export default function ArticlePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: articleKeys.one(id),
    queryFn: ({ signal }) => loadArticle(id, signal),
    meta: { topics: ["service.ArticleVersion", "service.ArticleUse"] },
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={80} />} middle={<Skeleton height={360} />} />;
  return (
    <RecordPage
      header={<Head article={data} />}
      middle={<ArticleBody key={`${data.id}-${data.version}`} article={data} />}
      right={<ArticleBeside article={data} />}
    />
  );
}

function Head({ article }: { article: Article }) {
  const { t } = useTranslation("service");
  useEffect(() => {
    document.title = `${article.title} – Enishi`;
  }, [article.title]);
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={4} miw={0}>
        <Text size="sm" c="dimmed">
          {t("article.called", { number: article.number })}
          {article.author && ` · ${article.author.name}`}
        </Text>
        <Title order={1}>{article.title}</Title>
        <Group gap="sm">
          <ArticleState status={article.status} />
          <Text size="sm" c="dimmed">
            {t(`article.audience_of.${article.audience}`)}
            {article.live_number > 0 && (
              <>
                {" · "}
                {t("article.live", { n: article.live_number })} <DateText iso={article.published_at} />
              </>
            )}
          </Text>
        </Group>
      </Stack>
      <ArticleSteps article={article} />
    </Group>
  );
}
