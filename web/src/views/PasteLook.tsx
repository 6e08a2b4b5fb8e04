import { Button, Group, List, Stack, Table, Text } from "@mantine/core";
import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { BulkEdit, Cells, PastePreview } from "./api";

const SHOWN = 100;

interface Props {
  seen: Cells;
  fields: readonly string[];
  found: PastePreview;
  make: UseMutationResult<BulkEdit, Error, void>;
  onBack: () => void;
}

/** What the paste would change, cell by cell, and what cannot be taken; after the change, which rows were spared. */
export function PasteLook({ seen, fields, found, make, onBack }: Props) {
  const { t } = useTranslation("views");
  const names = new Map(seen.rows.map(({ id, cells }) => [id, cells[0] ?? ""]));
  const cells = found.items.flatMap((row) => row.cells.map((cell) => ({ ...cell, row: row.id })));
  const right = cells.filter(({ error }) => !error);
  const rows = new Set(right.map(({ row }) => row)).size;
  if (make.data && make.data.refused.length > 0) return <Spared refused={make.data.refused} names={names} />;
  return (
    <Stack>
      <Text size="sm" role="status">
        {t("paste.cells", { count: right.length })} ·{" "}
        {t("paste.wrong", { count: cells.length - right.length })}
      </Text>
      {cells.length === 0 ? (
        <Text c="dimmed">{t("bulk.nothing")}</Text>
      ) : (
        <Table aria-label={t("paste.changes")} layout="fixed" style={{ overflowWrap: "anywhere" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("bulk.row")}</Table.Th>
              <Table.Th>{t("paste.column")}</Table.Th>
              <Table.Th>{t("bulk.before")}</Table.Th>
              <Table.Th>{t("bulk.after")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cells.slice(0, SHOWN).map((cell) => (
              <Table.Tr key={`${cell.row} ${cell.field}`}>
                <Table.Td>{names.get(cell.row)}</Table.Td>
                <Table.Td>{seen.labels[fields.indexOf(cell.field)]}</Table.Td>
                <Table.Td>{cell.before || t("nothing_entered")}</Table.Td>
                <Table.Td>
                  {cell.after || t("nothing_entered")}
                  {cell.error && (
                    <Text size="sm" c="var(--bad)">
                      {cell.error}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {cells.length > SHOWN && <Text size="sm">{t("bulk.more", { count: cells.length - SHOWN })}</Text>}
      <Group justify="space-between">
        <Button variant="subtle" onClick={onBack}>
          {t("bulk.back")}
        </Button>
        <Button disabled={rows === 0} loading={make.isPending} onClick={() => make.mutate()}>
          {t("bulk.make", { count: rows })}
        </Button>
      </Group>
    </Stack>
  );
}

function Spared({ refused, names }: { refused: BulkEdit["refused"]; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation("views");
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("bulk.not_made")}</Text>
      <List size="sm">
        {refused.map(({ id, reason }) => (
          <List.Item key={id}>
            {names.get(id)} {reason}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
