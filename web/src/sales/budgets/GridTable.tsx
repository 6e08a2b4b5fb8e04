import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Grid, GridLine } from "./api";

/** What stands: a line each, a column a month, and the sum of the year. */
export function GridTable({ grid }: { grid: Grid }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const money = (amount: number) => format.money({ amount, currency: grid.currency });
  const sumOf = (lines: readonly GridLine[], place: number) =>
    lines.reduce((sum, line) => sum + (line.cells[place]?.value?.amount ?? 0), 0);
  const sums = grid.months.map((_, place) => sumOf(grid.lines, place));
  return (
    <Table.ScrollContainer minWidth={grid.months.length * 104 + 260}>
      <Table aria-label={t("budgets.title")} highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("budgets.holder")}</Table.Th>
            {grid.months.map((month) => (
              <Table.Th key={month} ta="right">
                <Month month={month} />
              </Table.Th>
            ))}
            <Table.Th ta="right">{t("budgets.sum")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {grid.lines.map((line) => (
            <Table.Tr key={line.holder.id}>
              <Holder line={line} />
              {line.cells.map(({ value }, place) => (
                <Table.Td key={grid.months[place]} ta="right" style={{ whiteSpace: "nowrap" }}>
                  {value ? format.money(value) : "–"}
                </Table.Td>
              ))}
              <Table.Td ta="right" fw={600}>
                {money(line.cells.reduce((sum, { value }) => sum + (value?.amount ?? 0), 0))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t("budgets.sum")}</Table.Th>
            {sums.map((sum, place) => (
              <Table.Td key={grid.months[place]} ta="right" fw={600}>
                {money(sum)}
              </Table.Td>
            ))}
            <Table.Td ta="right" fw={600}>
              {money(sums.reduce((sum, one) => sum + one, 0))}
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Whose targets a line has, and those of theirs that are not of one month. */
function Holder({ line }: { line: GridLine }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  return (
    <Table.Th scope="row" fw={500} style={{ whiteSpace: "nowrap" }}>
      {line.holder.name}
      {line.others.map((other) => (
        <Text key={other.id} size="xs" c="dimmed" fw={400}>
          {t("budgets.other", {
            start: format.date(other.starts_on),
            end: format.date(other.ends_on),
            value: format.money(other.value),
          })}
        </Text>
      ))}
    </Table.Th>
  );
}

/** The month as a heading of the table: with its year, so that a copy of it can be pasted back. */
export function Month({ month }: { month: string }) {
  return <>{month.slice(0, 7).replace("-", "/")}</>;
}

/** The grid as a spreadsheet takes it: with its heading, amounts as plain numbers in whole units of the currency. */
export function cellsOf(
  grid: Grid,
  heading: string,
  major: (amount: number) => string,
): readonly (readonly string[])[] {
  return [
    [heading, ...grid.months.map((month) => month.slice(0, 7).replace("-", "/"))],
    ...grid.lines.map(({ holder, cells }) => [
      holder.name,
      ...cells.map(({ value }) => (value ? major(value.amount) : "")),
    ]),
  ];
}
