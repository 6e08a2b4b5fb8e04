import { Badge, Button, Card, Group, Text, Title } from "@mantine/core";
import { IconNotes, IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { StatusBadge } from "@/ui/StatusBadge";
import { useGo } from "@/ui/useGo";
import { loadMissing, type ReportRow, reportKeys, reportList } from "./api";

/** Reports on days, one's own and those one looks after; above them, who has not handed in today's. */
export default function DailyReportsPage() {
  const { t } = useTranslation("interactions");
  const go = useGo();
  const mine = (
    <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => go("/daily-reports/mine")}>
      {t("daily.write")}
    </Button>
  );
  return (
    <ListPage title={t("daily.title")} about={t("daily.about")} actions={mine}>
      <MissingToday />
      <DataList
        name="daily_reports"
        label={t("daily.title")}
        columns={useReportColumns()}
        source={reportList}
        withoutSearch
        filterNames={["owner", "owner_id"]}
        filters={
          <SelectFilter
            name="owner"
            label={t("activity.owner")}
            options={[{ value: "mine", label: t("filter.mine") }]}
          />
        }
        defaultSort="-day"
        to={({ id }) => `/daily-reports/${id}`}
        empty={
          <EmptyState
            icon={IconNotes}
            title={t("daily.empty")}
            about={t("daily.empty_about")}
            actions={mine}
          />
        }
      />
    </ListPage>
  );
}

function MissingToday() {
  const { t } = useTranslation("interactions");
  const { data } = useQuery({
    queryKey: reportKeys.part("all", "missing"),
    queryFn: ({ signal }) => loadMissing(signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card withBorder padding="sm">
      <Title order={2} size="h5" mb={6}>
        {t("daily.missing", { n: data.items.length })} <DateText iso={data.day} />
      </Title>
      <Group gap={6}>
        {data.items.map(({ person, is_away, has_draft }) => (
          <Badge key={person.id} variant="outline" color="gray" tt="none">
            {person.name}
            {is_away && ` · ${t("daily.away")}`}
            {has_draft && ` · ${t("daily.drafted")}`}
          </Badge>
        ))}
      </Group>
    </Card>
  );
}

function useReportColumns(): readonly Column<ReportRow>[] {
  const { t } = useTranslation("interactions");
  return useMemo(
    () => [
      {
        key: "day",
        label: t("daily.day"),
        sort: "day",
        width: 8,
        render: ({ day }) => <DateText iso={day} />,
      },
      { key: "owner", label: t("activity.owner"), render: ({ owner }) => owner.name },
      ...(["met", "called", "written", "moved"] as const).map(
        (name): Column<ReportRow> => ({
          key: name,
          label: t(`daily.${name}`),
          align: "right",
          width: 5,
          render: ({ figures }) => figures[name],
        }),
      ),
      {
        key: "status",
        label: t("daily.status"),
        width: 8,
        render: ({ status }) => (
          <StatusBadge
            tone={status === "submitted" ? "good" : "neutral"}
            label={t(`daily_status.${status}`)}
          />
        ),
      },
      {
        key: "comment_count",
        label: t("daily.comments"),
        align: "right",
        width: 5,
        render: ({ comment_count }) => (
          <Text span size="sm" c={comment_count ? undefined : "dimmed"}>
            {comment_count}
          </Text>
        ),
      },
    ],
    [t],
  );
}
