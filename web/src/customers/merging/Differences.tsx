import { Radio, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { useFormat } from "@/ui/useFormat";
import type { Ref } from "../types";

/** A record by its fields. */
export type Side = Readonly<Record<string, unknown>>;

export const isBlank = (value: unknown) => value === null || value === undefined || value === "";

interface Props {
  names: readonly string[];
  kept: Side;
  other: Side;
  /** The fields whose value comes from the other record. */
  take: ReadonlySet<string>;
  onChange: (take: ReadonlySet<string>) => void;
}

/** The fields that differ, each with both values: one of them is chosen to stay. */
export function Differences({ names, kept, other, take, onChange }: Props) {
  const { t } = useTranslation("customers");
  const show = useShown();
  if (names.length === 0) return <Text size="sm">{t("merge.alike")}</Text>;
  const choose = (name: string, isOther: boolean) =>
    onChange(new Set([...take].filter((one) => one !== name).concat(isOther ? name : [])));
  return (
    <Table aria-label={t("merge.differences")} layout="fixed" verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="24%">{t("merge.field")}</Table.Th>
          <Table.Th>{t("merge.this_one")}</Table.Th>
          <Table.Th>{t("merge.that_one")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {names.map((name) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{t(`field.${name}`)}</Table.Th>
            {[kept, other].map((side) => (
              <Table.Td key={side === kept ? "kept" : "other"} style={{ overflowWrap: "anywhere" }}>
                <Radio
                  name={`merge ${name}`}
                  label={show(name, side[name])}
                  aria-label={`${t(`field.${name}`)} ${show(name, side[name])}`}
                  checked={take.has(name) === (side === other)}
                  onChange={() => choose(name, side === other)}
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A value as the record's own page says it. */
function useShown(): (name: string, value: unknown) => string {
  const { t } = useTranslation("customers");
  const format = useFormat();
  return (name, value) => {
    if (isBlank(value)) return t("merge.blank");
    if (name === "kind") return t(`kind.${value as "company"}`);
    if (name === "language") return t(`language.${value as "ja"}`);
    if (name === "preferred_channel") return t(`channel.${value as "mail"}`);
    if (name === "annual_revenue") return format.money(value as Money);
    if (typeof value === "object") return (value as Ref).name;
    return typeof value === "number" ? format.number(value) : String(value);
  };
}
