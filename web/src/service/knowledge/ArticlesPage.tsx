import { Button } from "@mantine/core";
import { IconBook2, IconExternalLink, IconPlus, IconZoomQuestion } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useGo } from "@/ui/useGo";
import { AUDIENCES, articleKeys, articles, STATUSES, writeArticle } from "./api";
import { useArticleColumns } from "./columns";

const NAMES = ["status", "audience", "category", "due"] as const;
const ONE = { limit: 1 };

/** Knowledge: what was answered once, so that it is found the next time. */
export default function ArticlesPage() {
  const { t } = useTranslation("service");
  return (
    <ListPage title={t("articles.title")} about={t("articles.about")} actions={<Ways />}>
      <DataList
        name="articles"
        label={t("articles.title")}
        columns={useArticleColumns()}
        source={articles}
        filterNames={NAMES}
        defaultSort="-updated_at"
        to={({ id }) => `/articles/${id}`}
        filters={<Filters />}
        empty={<EmptyState icon={IconBook2} title={t("articles.empty")} about={t("articles.empty_about")} />}
      />
    </ListPage>
  );
}

function Ways() {
  const { t } = useTranslation("service");
  const go = useGo();
  const asked = useQuery({
    queryKey: articleKeys.list(ONE),
    queryFn: ({ signal }) => articles.load(ONE, signal),
  });
  const write = useMutation({
    mutationFn: () => writeArticle({ title: t("articles.untitled") }),
    onSuccess: ({ id }) => go(`/articles/${id}`),
  });
  const may = (asked.data as { may?: { create?: boolean } } | undefined)?.may?.create;
  return (
    <>
      <Button
        variant="subtle"
        component="a"
        href="/help"
        target="_blank"
        rel="noopener"
        leftSection={<IconExternalLink size={16} aria-hidden />}
      >
        {t("articles.public")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconZoomQuestion size={16} aria-hidden />}
        onClick={() => go("/articles/questions")}
      >
        {t("questions.title")}
      </Button>
      {may && (
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          {t("articles.new")}
        </Button>
      )}
    </>
  );
}

function Filters() {
  const { t } = useTranslation("service");
  return (
    <>
      <SelectFilter
        name="status"
        label={t("article.status")}
        options={STATUSES.map((value) => ({ value, label: t(`article.status_of.${value}`) }))}
      />
      <SelectFilter
        name="audience"
        label={t("article.audience")}
        options={AUDIENCES.map((value) => ({ value, label: t(`article.audience_of.${value}`) }))}
      />
      <SelectFilter
        name="due"
        label={t("articles.due")}
        options={[{ value: "true", label: t("articles.due_only") }]}
      />
    </>
  );
}
