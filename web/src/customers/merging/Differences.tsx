import { Radio, Table, Text } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { useCustomWords } from "@/custom/useCustomWords";
import { type Customised, keyOf } from "@/ui/edit/custom";
import { useFormat } from "@/ui/useFormat";
import type { Ref } from "../types";
import type { Noun } from "./api";

/** A record by its fields. */
export type Side = Readonly<Record<string, unknown>>;

export const isBlank = (value: unknown) => value === null || value === undefined || value === "";

interface Props {
  noun: Noun;
  names: readonly string[];
  kept: Side;
  other: Side;
  /** The fields whose value comes from the other record. */
  take: ReadonlySet<string>;
  onChange: (take: ReadonlySet<string>) => void;
}

/** The fields that differ, each with both values: one of them is chosen to stay. */
export function Differences({ noun, names, kept, other, take, onChange }: Props) {
  const { t } = useTranslation("customers");
  const id = useId();
  const { labelOf, show } = useSayings(noun);
  if (names.length === 0) return <Text size="sm">{t("merge.alike")}</Text>;
  const choose = (name: string, isOther: boolean) =>
    onChange(new Set([...take].filter((one) => one !== name).concat(isOther ? name : [])));
  return (
    <Table aria-label={t("merge.differences")} layout="fixed" verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="24%">{t("merge.field")}</Table.Th>
          <Table.Th>{t("merge.this_record")}</Table.Th>
          <Table.Th>{t("merge.that_record")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {names.map((name) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" id={`${id}-${name}`}>
              {labelOf(name)}
            </Table.Th>
            {[kept, other].map((side) => (
              <Table.Td key={side === kept ? "kept" : "other"} style={{ overflowWrap: "anywhere" }}>
                <Radio
                  name={`merge ${name}`}
                  label={<span id={`${id}-${name}-${side === kept}`}>{show(name, side)}</span>}
                  aria-labelledby={[`${id}-${name}`, `${id}-${name}-${side === kept}`].join(" ")}
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

/** What a field, be it a custom one, is called, and how its value reads. */
function useSayings(noun: Noun) {
  const { t } = useTranslation("customers");
  const shown = useShown();
  const custom = useCustomWords(noun);
  return {
    labelOf: (name: string) => {
      const key = keyOf(name);
      return key === undefined ? t(`field.${name}`) : custom.labelOf(key);
    },
    show: (name: string, side: Side): ReactNode => {
      const key = keyOf(name);
      return key === undefined
        ? shown(name, side[name])
        : custom.show(key, (side as Customised).custom?.[key]);
    },
  };
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
