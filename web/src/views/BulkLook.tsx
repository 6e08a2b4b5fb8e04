import { Button, Group, List, Stack, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { useFormat } from "@/ui/useFormat";
import { useNames } from "./api";
import type { Entity, Field } from "./types";
import type { Bulk } from "./useBulkEdit";
import type { Chosen } from "./useSelection";

const SHOWN = 20;

interface Props {
  bulk: Bulk;
  field: Field;
  entity: Entity;
  chosen: Chosen;
}

/** What would change, row by row; after the change, what could not. */
export function BulkLook({ bulk, field, entity, chosen }: Props) {
  const { t } = useTranslation("views");
  const rows = bulk.look.data?.items ?? [];
  const changed = rows.filter(({ becomes }) => becomes === "changed");
  const count = (becomes: string) => rows.filter((row) => row.becomes === becomes).length;
  const befores = changed.map((row) => row.before[field.written]);
  const say = useWords(entity, field, [...befores, bulk.after]);
  if (bulk.make.data) return <NotMade bulk={bulk} chosen={chosen} />;
  return (
    <Stack>
      <Text size="sm">
        {t("bulk.changes")} {changed.length} · {t("bulk.same")} {count("same")} · {t("bulk.refused")}{" "}
        {count("refused")}
      </Text>
      {changed.length > 0 ? (
        <Table aria-label={t("bulk.changes")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("bulk.row")}</Table.Th>
              <Table.Th>{t("bulk.before")}</Table.Th>
              <Table.Th>{t("bulk.after")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changed.slice(0, SHOWN).map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>{chosen.rows.get(row.id)}</Table.Td>
                <Table.Td>{say(row.before[field.written])}</Table.Td>
                <Table.Td>{say(bulk.after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : (
        <Text c="dimmed">{t("bulk.nothing")}</Text>
      )}
      {changed.length > SHOWN && <Text size="sm">{t("bulk.more", { count: changed.length - SHOWN })}</Text>}
      <Group justify="space-between">
        <Button variant="subtle" onClick={() => bulk.look.reset()}>
          {t("bulk.back")}
        </Button>
        <Button
          disabled={changed.length === 0}
          loading={bulk.make.isPending}
          onClick={() => bulk.make.mutate()}
        >
          {t("bulk.make", { count: changed.length })}
        </Button>
      </Group>
    </Stack>
  );
}

function NotMade({ bulk, chosen }: Pick<Props, "bulk" | "chosen">) {
  const { t } = useTranslation("views");
  const names = new Map(chosen.rows);
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("bulk.not_made")}</Text>
      <List size="sm">
        {bulk.make.data?.refused.map(({ id, reason }) => (
          <List.Item key={id}>
            {names.get(id)} {reason}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

/** A value of the field as the screen says it. */
function useWords(entity: Entity, field: Field, values: readonly unknown[]): (value: unknown) => string {
  const { t } = useTranslation("views");
  const format = useFormat();
  const ids = field.points_to ? [...new Set(values.filter((value) => typeof value === "string"))] : [];
  // The first hundred: more are not shown before the change.
  const names = useNames(entity, field.name, ids.slice(0, 100));
  return (value) => {
    if (value === null || value === undefined || value === "") return t("nothing_entered");
    if (field.points_to) return names.data?.items.find((one) => one.value === value)?.name ?? "…";
    if (field.type === "choice") return field.choices.find((one) => one.value === String(value))?.name ?? "";
    if (field.type === "money") return format.money(value as Money);
    if (field.type === "date") return format.date(String(value));
    return typeof value === "number" ? format.number(value) : String(value);
  };
}
