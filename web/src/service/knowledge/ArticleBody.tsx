import { Alert, Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Markdown } from "@/ui/Markdown";
import { toastDone, toastProblem } from "@/ui/toast";
import { type Article, changeArticle } from "./api";
import { useArticleChange } from "./useArticleChange";

/** The words: read as they will be, or written in plain signs. */
export function ArticleBody({ article }: { article: Article }) {
  const { t } = useTranslation("service");
  const keep = useArticleChange();
  const [mode, choose] = useState(article.body || !article.may.draft ? "read" : "write");
  const [title, setTitle] = useState(article.title);
  const [body, setBody] = useState(article.body);
  const isChanged = title !== article.title || body !== article.body;
  const save = useMutation({
    mutationFn: () => changeArticle(article, { title, body }),
    meta: { quiet: true },
    onSuccess: (saved) => {
      keep(saved);
      toastDone(t("article.saved"));
    },
    onError: toastProblem,
  });
  return (
    <Stack gap="md">
      {article.may.draft && (
        <SegmentedControl
          size="xs"
          value={mode}
          onChange={choose}
          aria-label={t("article.mode")}
          data={["read", "write"].map((value) => ({ value, label: t(`article.mode_of.${value}`) }))}
          style={{ alignSelf: "flex-start" }}
        />
      )}
      <Personal article={article} />
      {mode === "write" ? (
        <>
          <TextInput
            label={t("article.title")}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            maxLength={200}
          />
          <Textarea
            label={t("article.body")}
            description={t("article.signs")}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            autosize
            minRows={14}
            maxLength={50_000}
          />
          <Group justify="flex-end">
            <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
              {t("article.save")}
            </Button>
          </Group>
        </>
      ) : body ? (
        <Markdown text={body} />
      ) : (
        <Text c="dimmed">{t("article.nothing")}</Text>
      )}
    </Stack>
  );
}

/** What looks like a person's: nobody publishes it to customers unseen. */
function Personal({ article }: { article: Article }) {
  const { t } = useTranslation("service");
  if (article.personal.length === 0 || article.status === "published") return null;
  return (
    <Alert color="orange" variant="light" title={t("article.personal")}>
      <Text size="sm">{t("article.personal_about")}</Text>
      <Text size="sm" fw={600}>
        {article.personal
          .map((named) => `${named.text}（${t(`article.personal_of.${named.kind}`)}）`)
          .join("　")}
      </Text>
    </Alert>
  );
}
