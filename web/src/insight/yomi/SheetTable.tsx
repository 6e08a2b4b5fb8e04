import { Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/ui/Figure";
import { useFormat } from "@/ui/useFormat";
import type { By, Line, Sheet } from "./api";
import { type Column, dealsIn } from "./links";

interface Cell {
  readonly key: string;
  readonly label: string;
  readonly about?: string;
  readonly render: (line: Line, id: string | null | undefined) => ReactNode;
}

/** A line a person, team or product, and the sum of all. Each amount opens the deals it is made of. */
export function SheetTable({ sheet, by }: { sheet: Sheet; by: By }) {
  const { t } = useTranslation("insight");
  const cells = useCells(sheet, by);
  return (
    <Table.ScrollContainer minWidth={cells.length * 100 + 120}>
      <Table highlightOnHover stickyHeader aria-label={t("yomi.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`yomi.by.${by}`)}</Table.Th>
            {cells.map(({ key, label, about }) => (
              <Table.Th key={key} ta="right">
                {label}
                {about && (
                  <Text size="xs" c="dimmed" fw={400}>
                    {about}
                  </Text>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sheet.lines.map((line) => (
            <Row
              key={line.id ?? ""}
              name={line.name || t("reports.unnamed")}
              cells={cells}
              line={line}
              id={line.id}
            />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Row name={t("yomi.total")} cells={cells} line={sheet.total} id={undefined} />
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

interface RowProps {
  name: string;
  cells: readonly Cell[];
  line: Line;
  /** Undefined: the sum of all lines. */
  id: string | null | undefined;
}

function Row({ name, cells, line, id }: RowProps) {
  const isTotal = id === undefined;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={isTotal ? 650 : 400} style={{ whiteSpace: "nowrap" }}>
        {name}
      </Table.Th>
      {cells.map(({ key, render }) => (
        <Table.Td key={key} ta="right" fw={isTotal ? 650 : 400} style={{ whiteSpace: "nowrap" }}>
          {render(line, id)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function useCells(sheet: Sheet, by: By): readonly Cell[] {
  const { t, i18n } = useTranslation("insight");
  const format = useFormat();
  const money = (minor: number) => format.money({ amount: minor, currency: sheet.currency });
  const amount = (minor: number | null) => (minor ? money(minor) : <Nothing />);
  const [a, b, c] = sheet.ranks.map(({ name, name_en }) => (i18n.language === "en" && name_en) || name);
  const percents = sheet.ranks.map(({ percent }) => percent);
  const opening = (key: Column, label: string, about?: string): Cell => ({
    key,
    label,
    ...(about ? { about } : {}),
    render: (line, id) => {
      const to = dealsIn(sheet, by, id, key);
      if (!to || line[key] === 0) return amount(line[key]);
      return (
        <Figure to={to} label={label}>
          {money(line[key])}
        </Figure>
      );
    },
  });
  const won = opening("won", t("yomi.won"), t("yomi.of_target"));
  const least = (place: number) => t("yomi.least", { percent: percents[place] });
  return [
    { key: "target", label: t("yomi.target"), render: ({ target }) => amount(target) },
    { ...won, render: (line, id) => <With share={line.attainment}>{won.render(line, id)}</With> },
    opening("a", a ?? "", least(0)),
    opening("b", b ?? "", least(1)),
    opening("c", c ?? "", least(2)),
    opening("below", t("yomi.below")),
    { key: "a_in", label: t("yomi.with", { rank: a }), render: (line) => amount(line.a_in) },
    { key: "b_in", label: t("yomi.with", { rank: b }), render: (line) => amount(line.b_in) },
    {
      key: "weighted",
      label: t("yomi.weighted"),
      about: t("yomi.of_target"),
      render: (line) => <With share={line.weighted_attainment}>{amount(line.weighted)}</With>,
    },
  ];
}

/** Nothing is quieter than ¥0, so that what is there stands out. */
const Nothing = () => (
  <Text span inherit c="dimmed">
    –
  </Text>
);

/** An amount, and below it how much of the target it is. */
function With({ share, children }: { share: string | null; children: ReactNode }) {
  return (
    <>
      {children}
      {share !== null && (
        <Text size="xs" c="dimmed" fw={400}>
          {share}%
        </Text>
      )}
    </>
  );
}
