import { Stack, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { StatusBadge } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";
import type { Backup } from "./api";
import { Part } from "./Part";
import { Size } from "./Size";

/** The last tries to make a backup. Each good one was read back before it got its name. */
export function Backups({ backups, isDaily }: { backups: readonly Backup[]; isDaily: boolean }) {
  const { t } = useTranslation("operations");
  return (
    <Part title={t("backups.title")} empty={t("backups.none")} isEmpty={backups.length === 0 && isDaily}>
      {!isDaily && (
        <Text size="sm" c="dimmed">
          {t("backups.by_hand")}
        </Text>
      )}
      {backups.length > 0 && (
        <Table.ScrollContainer minWidth={560} type="native">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("backups.at")}</Table.Th>
                <Table.Th>{t("backups.result")}</Table.Th>
                <Table.Th ta="end">{t("backups.size")}</Table.Th>
                <Table.Th ta="end">{t("backups.rows")}</Table.Th>
                <Table.Th ta="end">{t("backups.files")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {backups.map((backup) => (
                <Line key={backup.id} backup={backup} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Part>
  );
}

function Line({ backup }: { backup: Backup }) {
  const { t } = useTranslation("operations");
  const format = useFormat();
  const isGood = backup.error === "";
  return (
    <Table.Tr>
      <Table.Td>
        <DateText iso={backup.began_at} />
      </Table.Td>
      <Table.Td>
        <Stack gap={2} align="flex-start">
          <StatusBadge tone={isGood ? "good" : "bad"} label={t(isGood ? "backups.good" : "backups.failed")} />
          <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {isGood ? backup.place : backup.error}
          </Text>
        </Stack>
      </Table.Td>
      <Table.Td ta="end">{isGood && <Size bytes={backup.size} />}</Table.Td>
      <Table.Td ta="end">{isGood && format.number(backup.rows)}</Table.Td>
      <Table.Td ta="end">{isGood && format.number(backup.files)}</Table.Td>
    </Table.Tr>
  );
}
