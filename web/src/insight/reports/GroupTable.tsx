import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export interface Cell<Row> {
  readonly key: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** The stage of the deals this column counts, where it counts deals. */
  readonly link?: string;
}

interface Props<Row> {
  /** What the rows are: 四半期, 担当者. */
  name: string;
  rows: readonly Row[];
  columns: readonly Cell<Row>[];
}

/** A report by group: a row a group, figures to the right. */
export function GroupTable<Row extends { key: string }>({ name, rows, columns }: Props<Row>) {
  const { t } = useTranslation("insight");
  return (
    <Table.ScrollContainer minWidth={columns.length * 112 + 140}>
      <Table highlightOnHover stickyHeader aria-label={name}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{name}</Table.Th>
            {columns.map(({ key, label }) => (
              <Table.Th key={key} ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Th scope="row" fw={400}>
                {row.key || t("reports.unnamed")}
              </Table.Th>
              {columns.map(({ key, render }) => (
                <Table.Td key={key} ta="right" style={{ whiteSpace: "nowrap" }}>
                  {render(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
