import { Button } from "@mantine/core";
import { IconCompass, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { StatusBadge } from "@/ui/StatusBadge";
import { useGo } from "@/ui/useGo";
import type { MayPage } from "../shared";
import { drawGuide, type GuideRow, guideKeys, guides } from "./api";

const ONE = { limit: 1 };

/** Guides to what we sell: from what somebody needs to what fits, and why. */
export default function GuidesPage() {
  const { t } = useTranslation("sales");
  const columns = useMemo<readonly Column<GuideRow>[]>(
    () => [
      { key: "name", label: t("guide.name"), sort: "name", render: ({ name }) => name },
      { key: "state", label: t("guide.state"), width: 12, render: (row) => <State guide={row} /> },
      {
        key: "is_public",
        label: t("guide.page"),
        width: 10,
        render: ({ is_public, published_at }) => is_public && published_at && t("guide.open"),
      },
      {
        key: "updated_at",
        label: t("form.updated_at"),
        sort: "updated_at",
        width: 9,
        render: ({ updated_at }) => <DateText iso={updated_at} />,
      },
    ],
    [t],
  );
  return (
    <ListPage title={t("guides.title")} about={t("guides.about")} actions={<New />}>
      <DataList
        name="guides"
        label={t("guides.title")}
        columns={columns}
        source={guides}
        defaultSort="-updated_at"
        to={({ id }) => `/guides/${id}`}
        empty={<EmptyState icon={IconCompass} title={t("guides.empty")} about={t("guides.empty_about")} />}
      />
    </ListPage>
  );
}

/** Whether it is asked, and whether what is drawn differs from that. */
export function State({ guide }: { guide: Pick<GuideRow, "published_at" | "has_changes"> }) {
  const { t } = useTranslation("sales");
  if (!guide.published_at) return <StatusBadge label={t("guide.draft")} />;
  return guide.has_changes ? (
    <StatusBadge tone="warn" label={t("guide.changed")} />
  ) : (
    <StatusBadge tone="good" label={t("guide.published")} />
  );
}

function New() {
  const { t } = useTranslation("sales");
  const go = useGo();
  const asked = useQuery({
    queryKey: guideKeys.list(ONE),
    queryFn: ({ signal }) => guides.load(ONE, signal),
  });
  const draw = useMutation({
    mutationFn: () => drawGuide(t("guides.untitled")),
    onSuccess: ({ id }) => go(`/guides/${id}`),
  });
  if (!(asked.data as MayPage<GuideRow> | undefined)?.may.create) return null;
  return (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      loading={draw.isPending}
      onClick={() => draw.mutate()}
    >
      {t("guides.new")}
    </Button>
  );
}
