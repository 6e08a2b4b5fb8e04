import { Table, Text, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/ui/Figure";
import { useFormat } from "@/ui/useFormat";
import type { By } from "../yomi/api";
import type { Result, ResultLine, ResultSpan, Results } from "./api";
import { dealsBehind, type Opened } from "./links";

export const HALVES = ["first", "second", "year"] as const;
export type Half = (typeof HALVES)[number];

/** The places of the spans a view shows: six months and their half, or both halves and the year. */
const PLACES: Readonly<Record<Half, readonly number[]>> = {
  first: [0, 1, 2, 3, 4, 5, 12],
  second: [6, 7, 8, 9, 10, 11, 13],
  year: [12, 13, 14],
};

interface Props {
  results: Results;
  by: By;
  half: Half;
}

/** Target, won, outlook, attainment and pace of each line, side by side with the months. */
export function ResultTable({ results, by, half }: Props) {
  const { t } = useTranslation("insight");
  const places = PLACES[half];
  return (
    <Table.ScrollContainer minWidth={places.length * 112 + 260}>
      <Table aria-label={t("budget.title")} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`yomi.by.${by}`)}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("budget.measure_label")}</VisuallyHidden>
            </Table.Th>
            {places.map((place) => (
              <SpanHead
                key={place}
                span={results.spans[place]}
                today={results.today}
                isFirst={place === 12}
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        {[...results.lines, results.total].map((line) => (
          <Line
            key={line === results.total ? "total" : (line.id ?? "")}
            results={results}
            by={by}
            line={line}
            places={places}
          />
        ))}
      </Table>
    </Table.ScrollContainer>
  );
}

interface HeadProps {
  span: ResultSpan | undefined;
  today: string;
  isFirst: boolean;
}

function SpanHead({ span, today, isFirst }: HeadProps) {
  const { t } = useTranslation("insight");
  if (!span) return null;
  const isNow = span.kind === "month" && span.start <= today && today <= span.end;
  const name =
    span.kind === "month"
      ? t(`budget.month_names.${Number(span.start.slice(5, 7))}`)
      : t(span.kind === "year" ? "budget.half.year" : `budget.half.${isFirst ? "first" : "second"}`);
  return (
    <Table.Th ta="right" aria-current={isNow ? "date" : undefined} style={{ whiteSpace: "nowrap" }}>
      {name}
      {isNow && (
        <Text size="xs" c="dimmed" fw={400}>
          {t("budget.days_gone", { gone: span.gone, days: span.days })}
        </Text>
      )}
    </Table.Th>
  );
}

interface LineProps {
  results: Results;
  by: By;
  line: ResultLine;
  places: readonly number[];
}

function Line({ results, by, line, places }: LineProps) {
  const { t } = useTranslation("insight");
  const measures = useMeasures(results, by, line);
  const isTotal = line === results.total;
  return (
    <Table.Tbody style={{ borderTop: "1px solid var(--mantine-color-default-border)" }}>
      {measures.map(({ key, label, render }, row) => (
        <Table.Tr key={key}>
          {row === 0 && (
            <Table.Th
              scope="rowgroup"
              rowSpan={measures.length}
              style={{ verticalAlign: "top" }}
              fw={isTotal ? 650 : 500}
            >
              {isTotal ? t("yomi.total") : line.name || t("reports.unnamed")}
            </Table.Th>
          )}
          <Table.Th scope="row" fw={400} c="dimmed" py={2} style={{ whiteSpace: "nowrap" }}>
            {label}
          </Table.Th>
          {places.map((place) => (
            <Table.Td key={place} ta="right" py={2} style={{ whiteSpace: "nowrap" }}>
              {line.cells[place] && results.spans[place] && render(line.cells[place], results.spans[place])}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

interface Measure {
  readonly key: string;
  readonly label: string;
  readonly render: (cell: Result, span: ResultSpan) => ReactNode;
}

function useMeasures(results: Results, by: By, line: ResultLine): readonly Measure[] {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const id = line === results.total ? undefined : line.id;
  const money = (minor: number) => format.money({ amount: minor, currency: results.currency });
  const share = (percent: string | null) => (percent === null ? <Nothing /> : `${percent}%`);
  const opening = (key: Opened, value: number, open: number, span: ResultSpan) =>
    open ? (
      <Figure to={dealsBehind(span, by, id, key, results.today)} label={t(`budget.opens.${key}`)}>
        {money(value)}
      </Figure>
    ) : value ? (
      money(value)
    ) : (
      <Nothing />
    );
  return [
    {
      key: "target",
      label: t("budget.target"),
      render: ({ target }) => (target ? money(target) : <Nothing />),
    },
    { key: "won", label: t("budget.won"), render: ({ won }, span) => opening("won", won, won, span) },
    {
      key: "outlook",
      label: t("budget.outlook"),
      render: ({ outlook, won }, span) => opening("outlook", outlook, outlook - won, span),
    },
    { key: "attainment", label: t("budget.attainment"), render: ({ attainment }) => share(attainment) },
    {
      key: "outlook_attainment",
      label: t("budget.outlook_attainment"),
      render: ({ outlook_attainment }) => share(outlook_attainment),
    },
    { key: "pace", label: t("budget.pace"), render: ({ pace }) => <Pace pace={pace} /> },
  ];
}

/** Behind is said by a word beside the colour. */
function Pace({ pace }: { pace: string | null }) {
  const { t } = useTranslation("insight");
  if (pace === null) return <Nothing />;
  const isBehind = Number(pace) < 100;
  return (
    <Text span inherit c={isBehind ? "var(--bad)" : undefined}>
      {pace}% {t(isBehind ? "budget.behind" : "budget.ahead")}
    </Text>
  );
}

/** Nothing is quieter than ¥0, so that what is there stands out. */
const Nothing = () => (
  <Text span inherit c="dimmed">
    –
  </Text>
);
