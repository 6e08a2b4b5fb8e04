import { SimpleGrid, Skeleton, Stack } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { Figure } from "@/ui/Figure";
import { Percent } from "@/ui/Percent";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { type Asked, type SalesGroup, type SalesReport, useSalesReport } from "./api";
import { type Cell, GroupTable } from "./GroupTable";
import { InterviewSums } from "./InterviewSums";
import { dealsOf, spanOfGroup } from "./links";
import { Stat } from "./Stat";
import { useMajor } from "./useMajor";

/** Won, lost and open deals, their value and how long they took. */
export function SalesView(asked: Asked) {
  const { t } = useTranslation("insight");
  const { data, error, refetch } = useSalesReport(asked);
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={180} />;
  if (data.won + data.lost + data.open === 0) {
    return <EmptyState icon={IconChartBar} title={t("reports.nothing")} about={t("reports.nothing_about")} />;
  }
  return (
    <Stack gap="xl">
      <Figures report={data} span={asked.span} />
      {data.groups && asked.group && <Groups groups={data.groups} span={asked.span} group={asked.group} />}
      <InterviewSums span={asked.span} />
    </Stack>
  );
}

function Figures({ report, span }: { report: SalesReport; span: Asked["span"] }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const major = useMajor();
  const closed = report.won + report.lost;
  const wonLink = dealsOf(span, { stage_type: "won" });
  const days = (value: number | null, digits: number) =>
    value === null ? "–" : t("unit.days", { n: format.number(value, digits) });
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg" verticalSpacing="lg" component="dl" m={0}>
      <Stat label={t("reports.won")} to={wonLink}>
        {format.number(report.won)}
      </Stat>
      <Stat label={t("reports.lost")} to={dealsOf(span, { stage_type: "lost" })}>
        {format.number(report.lost)}
      </Stat>
      <Stat label={t("reports.open")} to={dealsOf(span, { stage_type: "open" })}>
        {format.number(report.open)}
      </Stat>
      <Stat label={t("reports.win_rate")} to={wonLink}>
        <Percent ratio={report.win_rate} n={closed} />
      </Stat>
      <Stat label={t("reports.won_value")} to={wonLink}>
        {major(report.won_value)}
      </Stat>
      <Stat
        label={t("reports.won_without_value")}
        to={dealsOf(span, { stage_type: "won", without_amount: "true" })}
      >
        {format.number(report.won_without_value)}
      </Stat>
      <Stat label={t("reports.cycle_days_mean")} to={wonLink}>
        {days(report.cycle_days_mean, 1)}
      </Stat>
      <Stat label={t("reports.cycle_days_median")} to={wonLink}>
        {days(report.cycle_days_median, 0)}
      </Stat>
    </SimpleGrid>
  );
}

interface GroupsProps {
  groups: readonly SalesGroup[];
  span: Asked["span"];
  group: string;
}

function Groups({ groups, span, group }: GroupsProps) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const major = useMajor();
  const columns: readonly Cell<SalesGroup>[] = [
    { key: "won", label: t("reports.won"), render: (row) => format.number(row.won), link: "won" },
    { key: "lost", label: t("reports.lost"), render: (row) => format.number(row.lost), link: "lost" },
    {
      key: "win_rate",
      label: t("reports.win_rate"),
      render: (row) => <Percent ratio={row.won / (row.won + row.lost)} n={row.won + row.lost} />,
    },
    {
      key: "won_valued",
      label: t("reports.won_valued"),
      render: (row) => format.number(row.won_valued),
    },
    { key: "won_value", label: t("reports.won_value"), render: (row) => major(row.won_value), link: "won" },
  ];
  return (
    <GroupTable<SalesGroup>
      name={t(`reports.by.${group}`)}
      rows={groups}
      columns={columns.map(({ link, render, ...column }) => ({
        ...column,
        render: (row) => {
          const found = link && group === "quarter" ? spanOfGroup(row.key, span) : null;
          if (!found) return render(row);
          return (
            <Figure to={dealsOf(found, { stage_type: link })} label={`${row.key} ${column.label}`}>
              {render(row)}
            </Figure>
          );
        },
      }))}
    />
  );
}
