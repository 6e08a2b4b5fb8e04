import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Item } from "./api";

type Gap = NonNullable<Item["gap"]>;
type Figures = Pick<Gap, "target" | "won" | "weighted">;

/** Where the month stands, in all and by person: what is missing to the target if all goes as expected. */
export function GapTable({ gap, currency }: { gap: Gap; currency: string }) {
  const { t } = useTranslation("insight");
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table aria-label={t("agenda.gap")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("yomi.by.person")}</Table.Th>
            {(["target", "won", "weighted"] as const).map((name) => (
              <Table.Th key={name} ta="right">
                {t(`yomi.${name}`)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t("meeting.gap")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {gap.lines.map((line) => (
            <Line key={line.id ?? ""} name={line.name || "–"} of={line} currency={currency} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Line name={t("yomi.total")} of={gap} currency={currency} />
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

function Line({ name, of, currency }: { name: string; of: Figures; currency: string }) {
  const format = useFormat();
  const money = (amount: number) => format.money({ amount, currency });
  const gap = of.weighted - of.target;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {name}
      </Table.Th>
      {[of.target, of.won, of.weighted].map((amount, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move
        <Table.Td key={place} ta="right">
          {money(amount)}
        </Table.Td>
      ))}
      <Table.Td ta="right" c={of.target && gap < 0 ? "var(--bad)" : undefined}>
        {of.target ? money(gap) : "–"}
      </Table.Td>
    </Table.Tr>
  );
}
