import { Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconReceiptYen } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { Figure } from "@/ui/Figure";
import { Percent } from "@/ui/Percent";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { type Asked, type LedgerGroup, type LedgerReport, useLedgerReport } from "./api";
import { GroupTable } from "./GroupTable";
import { ordersOf, spanOfGroup } from "./links";
import { useMajor } from "./useMajor";

/** Net revenue by where it came from: new, referred, renewed, back again, grown, repeated. */
export function LedgerView(asked: Asked) {
  const { t } = useTranslation("insight");
  const { data, error, refetch } = useLedgerReport(asked);
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={260} />;
  if (data.lines === 0) {
    return (
      <EmptyState icon={IconReceiptYen} title={t("reports.nothing")} about={t("reports.nothing_about")} />
    );
  }
  return (
    <Stack gap="xl">
      <Classes report={data} span={asked.span} />
      {data.groups && asked.group && <Groups groups={data.groups} span={asked.span} group={asked.group} />}
    </Stack>
  );
}

function Classes({ report, span }: { report: LedgerReport; span: Asked["span"] }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const major = useMajor();
  return (
    <Stack gap="xs" maw="46rem">
      <Table aria-label={t("reports.ledger")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("reports.class")}</Table.Th>
            <Table.Th ta="right">{t("reports.net")}</Table.Th>
            <Table.Th ta="right">{t("reports.share")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(report.classes).map(([name, net]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {t(`bar.${name}`)}
                <Text size="xs" c="dimmed">
                  {t(`class_about.${name}`)}
                </Text>
              </Table.Th>
              <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
                {major(net)}
              </Table.Td>
              <Table.Td ta="right">
                <Percent ratio={report.total ? net / report.total : null} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t("reports.total")}</Table.Th>
            <Table.Th ta="right" style={{ whiteSpace: "nowrap" }}>
              <Figure to={ordersOf(span)} label={t("reports.total")}>
                {major(report.total)}
              </Figure>
            </Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
      <Text size="xs" c="dimmed">
        {t("reports.lines", { n: format.number(report.lines) })}
      </Text>
    </Stack>
  );
}

interface GroupsProps {
  groups: readonly LedgerGroup[];
  span: Asked["span"];
  group: string;
}

function Groups({ groups, span, group }: GroupsProps) {
  const { t } = useTranslation("insight");
  const major = useMajor();
  const names = Object.keys(groups[0]?.classes ?? {});
  return (
    <GroupTable
      name={t(`reports.by.${group}`)}
      rows={groups}
      columns={[
        ...names.map((name) => ({
          key: name,
          label: t(`bar.${name}`),
          render: (row: LedgerGroup) => <Net amount={row.classes[name] ?? 0} />,
        })),
        {
          key: "total",
          label: t("reports.total"),
          render: (row: LedgerGroup) => {
            const found = group === "account" ? null : spanOfGroup(row.key, span);
            if (!found) return major(row.total);
            return (
              <Figure to={ordersOf(found)} label={`${row.key} ${t("reports.total")}`}>
                {major(row.total)}
              </Figure>
            );
          },
        },
      ]}
    />
  );
}

/** An amount of a class; a class without one steps back. */
function Net({ amount }: { amount: number }) {
  const major = useMajor();
  return (
    <Text span inherit c={amount === 0 ? "dimmed" : undefined}>
      {major(amount)}
    </Text>
  );
}
