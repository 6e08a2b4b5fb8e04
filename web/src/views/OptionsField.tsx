import { MultiSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNames, useOptions } from "./api";
import type { Entity, Field } from "./types";

interface Props {
  entity: Entity;
  field: Field;
  value: readonly string[];
  onChange: (value: unknown) => void;
  /** One record, and no words that mean another one to each reader. */
  isSingle?: boolean;
}

const PAUSE_MS = 200;
/** Whoever reads, and their teams: the same view then shows each their own. */
const RELATIVE: Readonly<Record<string, readonly string[]>> = {
  "staff.User": ["me", "my_teams"],
  "staff.Team": ["my_teams"],
};

/** People or records, found by what is typed. */
export function OptionsField({ entity, field, value, onChange, isSingle = false }: Props) {
  const { t } = useTranslation("views");
  const { t: say } = useTranslation("ui");
  const [typed, type] = useState("");
  const [isOpen, open] = useState(false);
  const [q] = useDebouncedValue(typed, PAUSE_MS);
  const relative = isSingle ? [] : (RELATIVE[field.points_to] ?? []);
  const ids = value.filter((one) => !relative.includes(one));
  const found = useOptions(entity, field.name, q, isOpen);
  const names = useNames(entity, field.name, ids);
  const known = new Map(
    [...(names.data?.items ?? []), ...(found.data?.items ?? [])].map((one) => [one.value, one] as const),
  );
  const data = [
    ...relative.map((one) => ({ value: one, label: t(`relative.${one}`) })),
    ...[...known.values()].map((one) => ({ value: one.value, label: one.name })),
    ...ids
      .filter((id) => !known.has(id))
      .map((id) => ({ value: id, label: names.isPending ? "…" : t("unseen") })),
  ];
  return (
    <MultiSelect
      aria-label={t("value")}
      placeholder={value.length > 0 ? undefined : t("value")}
      data={data}
      value={[...value]}
      onChange={onChange}
      searchable
      {...(isSingle ? { maxValues: 1 } : {})}
      searchValue={typed}
      onSearchChange={type}
      onDropdownOpen={() => open(true)}
      nothingFoundMessage={found.isFetching ? say("loading") : say("picker.nothing")}
    />
  );
}
