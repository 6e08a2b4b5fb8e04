import { Button } from "@mantine/core";
import { IconBinaryTree2, IconPlus } from "@tabler/icons-react";
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
import { drawTree, type TreeRow, treeKeys, trees } from "./api";

const ONE = { limit: 1 };

/** Decision trees: from what a customer sees to what is to be done. */
export default function TreesPage() {
  const { t } = useTranslation("service");
  const columns = useMemo<readonly Column<TreeRow>[]>(
    () => [
      { key: "name", label: t("tree.name"), sort: "name", render: ({ name }) => name },
      { key: "product", label: t("tree.product"), width: 16, render: ({ product }) => product?.name },
      {
        key: "live_number",
        label: t("tree.state"),
        width: 9,
        render: ({ live_number }) =>
          live_number > 0 ? (
            <StatusBadge tone="good" label={t("article.live", { n: live_number })} />
          ) : (
            <StatusBadge label={t("article.status_of.draft")} />
          ),
      },
      {
        key: "updated_at",
        label: t("table.updated_at"),
        sort: "updated_at",
        width: 9,
        render: ({ updated_at }) => <DateText iso={updated_at} />,
      },
    ],
    [t],
  );
  return (
    <ListPage title={t("trees.title")} about={t("trees.about")} actions={<New />}>
      <DataList
        name="troubleshooters"
        label={t("trees.title")}
        columns={columns}
        source={trees}
        defaultSort="-updated_at"
        to={({ id }) => `/troubleshooters/${id}`}
        empty={<EmptyState icon={IconBinaryTree2} title={t("trees.empty")} about={t("trees.empty_about")} />}
      />
    </ListPage>
  );
}

function New() {
  const { t } = useTranslation("service");
  const go = useGo();
  const asked = useQuery({
    queryKey: treeKeys.list(ONE),
    queryFn: ({ signal }) => trees.load(ONE, signal),
  });
  const draw = useMutation({
    mutationFn: () => drawTree(t("trees.untitled")),
    onSuccess: ({ id }) => go(`/troubleshooters/${id}`),
  });
  const may = (asked.data as { may?: { create?: boolean } } | undefined)?.may?.create;
  if (!may) return null;
  return (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      loading={draw.isPending}
      onClick={() => draw.mutate()}
    >
      {t("trees.new")}
    </Button>
  );
}
