import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { Markdown } from "@/ui/Markdown";
import { ProblemView } from "@/ui/ProblemView";
import { useHelpArticle, useVote } from "./api";
import classes from "./help.module.css";

/** One public article, and the question whether it solved the matter. */
export default function HelpArticlePage() {
  const { t } = useTranslation("channels");
  const { number = "" } = useParams({ strict: false }) as { number?: string };
  const { data, error, refetch } = useHelpArticle(number);
  useEffect(() => {
    document.title = data?.title ?? t("help.title");
  }, [data, t]);
  const isGone = error ? [400, 404].includes(toProblem(error).status) : false;
  return (
    <main className={classes.page}>
      <Stack className={classes.sheet} gap="lg">
        <div className={classes.top}>
          <AppLink to="/help">
            <Group gap={6} component="span">
              <IconArrowLeft size={16} aria-hidden />
              {t("help.back")}
            </Group>
          </AppLink>
          <LanguageSwitch />
        </div>
        {isGone ? (
          <Title order={1}>{t("help.gone")}</Title>
        ) : error && !data ? (
          <ProblemView error={error} onRetry={refetch} />
        ) : data ? (
          <article className={classes.article} lang={data.language}>
            <Title order={1} mb="xs">
              {data.title}
            </Title>
            <Text size="sm" c="dimmed" mb="lg">
              {data.category && `${data.category} · `}
              <DateText iso={data.published_at} />
            </Text>
            <Markdown text={data.body} />
          </article>
        ) : (
          <Skeleton height={240} />
        )}
        {data && <Solved number={number} />}
      </Stack>
    </main>
  );
}

function Solved({ number }: { number: string }) {
  const { t } = useTranslation("channels");
  const vote = useVote(number);
  if (vote.isSuccess) return <Text role="status">{t(vote.variables ? "help.glad" : "help.sorry")}</Text>;
  return (
    <Group gap="sm" component="section" aria-label={t("help.solved")}>
      <Text fw={600}>{t("help.solved")}</Text>
      <Button
        variant="default"
        leftSection={<IconThumbUp size={18} aria-hidden />}
        onClick={() => vote.mutate(true)}
      >
        {t("help.yes")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconThumbDown size={18} aria-hidden />}
        onClick={() => vote.mutate(false)}
      >
        {t("help.no")}
      </Button>
    </Group>
  );
}
