import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import type { ArticleRow } from "./api";
import { ArticleState } from "./Signs";

/** The columns of the list of articles. */
export function useArticleColumns(): readonly Column<ArticleRow>[] {
  const { t } = useTranslation("service");
  return useMemo(
    () => [
      { key: "title", label: t("article.title"), sort: "title", render: ({ title }) => title },
      { key: "category", label: t("article.category"), width: 9, render: ({ category }) => category },
      {
        key: "status",
        label: t("article.status"),
        width: 8,
        render: ({ status }) => <ArticleState status={status} />,
      },
      {
        key: "audience",
        label: t("article.audience"),
        width: 7,
        render: ({ audience }) => t(`article.audience_of.${audience}`),
      },
      {
        key: "helpful",
        label: t("article.helpful"),
        sort: "helpful",
        align: "right",
        width: 8,
        render: ({ helpful, unhelpful }) =>
          helpful + unhelpful > 0 ? `${helpful} / ${helpful + unhelpful}` : "–",
      },
      {
        key: "review_on",
        label: t("article.review_on"),
        sort: "review_on",
        width: 9,
        render: ({ review_on, is_due }) => (
          <span style={{ color: is_due ? "var(--bad)" : undefined }}>
            <DateText iso={review_on} />
          </span>
        ),
      },
      { key: "author", label: t("article.author"), width: 8, render: ({ author }) => author?.name },
      {
        key: "updated_at",
        label: t("table.updated_at"),
        width: 9,
        isExtra: true,
        render: ({ updated_at }) => <DateText iso={updated_at} />,
      },
    ],
    [t],
  );
}
