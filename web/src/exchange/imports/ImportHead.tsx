import { Group, Stack, Text, Title } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";
import type { Import } from "./api";
import { Discard } from "./Discard";
import { ImportStatus } from "./ImportStatus";

/** What file it is, whose, since when, and where it stands. */
export function ImportHead({ row }: { row: Import }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  useEffect(() => {
    document.title = `${row.file_name} – Enishi`;
  }, [row.file_name]);
  return (
    <Group justify="space-between" align="flex-end" gap="sm">
      <Stack gap={4}>
        <Text size="sm">
          <AppLink to="/imports">{t("imports.title")}</AppLink>
        </Text>
        <Title order={1} translate="no">
          {row.file_name}
        </Title>
        <Group gap="sm">
          <ImportStatus row={row} />
          <Text size="sm" fw={600}>
            {t(`kind.${row.kind}`)}
          </Text>
          <Text size="sm">{t("rows", { count: row.row_count, n: format.number(row.row_count) })}</Text>
          <Text size="sm" c="dimmed">
            {row.started_by} <DateText iso={row.created_at} />
          </Text>
        </Group>
      </Stack>
      {row.may.delete && row.status === "uploaded" && <Discard row={row} />}
    </Group>
  );
}
