import { SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { Percent } from "@/ui/Percent";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import type { Asked } from "../api";
import { type Cell, GroupTable } from "../GroupTable";
import { ticketsOf } from "../links";
import { Stat } from "../Stat";
import { type ServiceGroup, type ServiceReport, useServiceReport } from "./api";
import { FirstContacts } from "./FirstContacts";
import { HandleTimes } from "./HandleTimes";
import { TimesTable } from "./TimesTable";
import { useHours } from "./useHours";

/** How soon and how well customers were answered, each figure with the tickets behind it. */
export function ServiceView(asked: Asked) {
  const { t } = useTranslation("insight");
  const { data, error, refetch } = useServiceReport(asked);
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={180} />;
  if (data.tickets + data.resolved === 0) {
    return (
      <EmptyState icon={IconChartBar} title={t("reports.nothing")} about={t("reports.service_nothing")} />
    );
  }
  return (
    <Stack gap="xl">
      <Figures report={data} span={asked.span} />
      {data.groups && asked.group && <Groups groups={data.groups} group={asked.group} />}
      <TimesTable report={data} />
      <HandleTimes aht={data.aht} span={asked.span} />
      <FirstContacts fcr={data.fcr} span={asked.span} />
    </Stack>
  );
}

function Figures({ report, span }: { report: ServiceReport; span: Asked["span"] }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const hours = useHours();
  const solved = ticketsOf(span, "solved");
  const { solve, first_reply: first } = report.sla;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg" verticalSpacing="lg" component="dl" m={0}>
      <Stat label={t("service.tickets")} to={ticketsOf(span, "opened")}>
        {format.number(report.tickets)}
      </Stat>
      <Stat label={t("service.resolved")} to={solved}>
        {format.number(report.resolved)}
      </Stat>
      <Stat label={t("service.resolution_median")} to={solved}>
        {hours(report.resolution.business_hours.median)}
      </Stat>
      <Stat label={t("service.reopen_rate")} to={solved}>
        <Percent ratio={report.reopen_rate} n={report.resolved} />
      </Stat>
      <Stat label={t("service.first_line")} to={solved}>
        <Percent ratio={report.first_line.share} n={report.resolved} />
      </Stat>
      <Stat label={t("service.first_reply_met")} to={ticketsOf(span, "opened")}>
        <Percent ratio={first.share} n={first.met + first.missed} />
      </Stat>
      <Stat label={t("service.solve_met")} to={solved}>
        <Percent ratio={solve.share} n={solve.met + solve.missed} />
      </Stat>
      <Stat label={t("service.csat")} to={ticketsOf(span, "rated")}>
        <Percent ratio={report.csat.share} n={report.csat.answers} />
      </Stat>
      <Stat label={t("service.response_rate")} to={ticketsOf(span, "rated")}>
        <Percent ratio={report.csat.response_rate} n={report.csat.asked} />
      </Stat>
    </SimpleGrid>
  );
}

function Groups({ groups, group }: { groups: readonly ServiceGroup[]; group: string }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const hours = useHours();
  const columns: readonly Cell<ServiceGroup>[] = [
    { key: "tickets", label: t("service.tickets"), render: (row) => format.number(row.tickets) },
    { key: "resolved", label: t("service.resolved"), render: (row) => format.number(row.resolved) },
    {
      key: "median",
      label: t("service.resolution_median"),
      render: (row) => hours(row.resolution.business_hours.median),
    },
    {
      key: "solve_met",
      label: t("service.solve_met"),
      render: (row) => <Percent ratio={row.sla.solve.share} n={row.sla.solve.met + row.sla.solve.missed} />,
    },
    {
      key: "strict",
      label: t("service.form.strict"),
      render: (row) => <Percent ratio={row.fcr.strict.share} n={row.fcr.of} />,
    },
  ];
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t("service.by", { group: t(`reports.by.${group}`) })}
      </Title>
      <GroupTable<ServiceGroup>
        name={t(`reports.by.${group}`)}
        rows={named(groups, group, t)}
        columns={columns}
      />
      <Text size="xs" c="dimmed">
        {t("service.rule")}
      </Text>
    </Stack>
  );
}

/** Channels are told by their words, everything else by its name. */
function named(groups: readonly ServiceGroup[], group: string, t: (key: string) => string) {
  if (group !== "channel") return groups;
  return groups.map((row) => ({ ...row, key: t(`service.channel.${row.key}`) }));
}
