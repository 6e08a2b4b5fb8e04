import { Alert, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconChartBar, IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { type Forecast, type ForecastSum, useForecast } from "./api";
import { useMajor } from "./useMajor";

const UNBROKEN = { whiteSpace: "nowrap" } as const;

/** What will be won in the coming months, with the range it ends in, beside what one would say without it. */
export function ForecastView({ months }: { months: number }) {
  const { t } = useTranslation("insight");
  const { data, error, refetch } = useForecast(months);
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={180} />;
  if (data.open + data.history.won + data.history.lost === 0) {
    return (
      <EmptyState icon={IconChartBar} title={t("forecast.nothing")} about={t("forecast.nothing_about")} />
    );
  }
  return (
    <Stack gap="md">
      {data.history.is_thin && (
        <Alert variant="light" color="yellow" icon={<IconInfoCircle aria-hidden />}>
          {t("forecast.thin", { n: data.history.won + data.history.lost, weeks: data.history.weeks })}
        </Alert>
      )}
      <Months forecast={data} />
      <Basis forecast={data} />
    </Stack>
  );
}

function Months({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation("insight");
  const columns = ["won", "expected", "range", "weighted", "last_year", "recent"] as const;
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table highlightOnHover aria-label={t("reports.forecast")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("reports.by.month")}</Table.Th>
            {columns.map((name) => (
              <Table.Th key={name} ta="right" style={UNBROKEN}>
                {t(`forecast.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {forecast.months.map((line) => (
            <Line key={line.month} name={line.month} sum={line} />
          ))}
          {forecast.months.length > 1 && <Line name={t("reports.total")} sum={forecast.total} isTotal />}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Line({ name, sum, isTotal = false }: { name: string; sum: ForecastSum; isTotal?: boolean }) {
  const { t } = useTranslation("insight");
  const major = useMajor();
  const { low, high } = sum.range;
  const cells = [
    major(sum.won),
    major(sum.expected),
    t("forecast.from_to", { low: major(low), high: major(high) }),
    major(sum.weighted),
    major(sum.naive.same_month_last_year),
    major(sum.naive.mean_of_last_three_months),
  ];
  return (
    <Table.Tr fw={isTotal ? 650 : undefined}>
      <Table.Th scope="row" fw={isTotal ? 650 : 400} style={UNBROKEN}>
        {name}
      </Table.Th>
      {cells.map((cell, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns keep their places
        <Table.Td key={place} ta="right" fw={place === 1 ? 650 : undefined} style={UNBROKEN}>
          {cell}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** What it rests on, in words. */
function Basis({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const { history } = forecast;
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {t("forecast.about")}
      </Text>
      <Text size="sm" c="dimmed">
        {t(`forecast.by_${forecast.by}`, {
          open: format.number(forecast.open),
          won: format.number(history.won),
          lost: format.number(history.lost),
        })}
        {forecast.open_without_value > 0 &&
          t("forecast.without_value", { n: format.number(forecast.open_without_value) })}
      </Text>
    </Stack>
  );
}
