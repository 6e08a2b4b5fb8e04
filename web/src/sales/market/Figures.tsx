import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { useFormat } from "@/ui/useFormat";
import { type Counted, MEASURES } from "./api";

type Measure = (typeof MEASURES)[number];

/** What is counted of customers: a heading each. */
export function FigureHeads() {
  const { t } = useTranslation("sales");
  return MEASURES.map((name) => (
    <Table.Th key={name} ta="right">
      {t(`market.count.${name}`)}
    </Table.Th>
  ));
}

interface CellsProps {
  counted: Counted;
  /** Where the customers of a count are listed. */
  to: (name: Measure) => string;
}

/** The counts, each of which opens the customers it counts; those who bought also as a share. */
export function FigureCells({ counted, to }: CellsProps) {
  const format = useFormat();
  return MEASURES.map((name) => (
    <Table.Td key={name} ta="right">
      {counted[name] > 0 ? (
        <AppLink to={to(name)}>{format.number(counted[name])}</AppLink>
      ) : (
        <Text span c="dimmed" inherit>
          0
        </Text>
      )}
      {name === "customers" && counted.accounts > 0 && (
        <Text size="xs" c="dimmed">
          {format.percent(counted.customers / counted.accounts)}
        </Text>
      )}
    </Table.Td>
  ));
}
