import { Progress, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { useFormat } from "@/ui/useFormat";
import type { ImportRow } from "./api";
import { ImportStatus } from "./ImportStatus";
import { isBegun, portion } from "./progress";

const COUNTS = ["made", "changed", "same", "skipped"] as const;

/** The columns of the list of imports. */
export function useImportColumns(): readonly Column<ImportRow>[] {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: "file_name",
        label: t("imports.file"),
        render: (row) => <Name row={row} />,
      },
      {
        key: "status",
        label: t("imports.status"),
        width: 9,
        render: (row) => (
          <Stack gap={4} align="flex-start">
            <ImportStatus row={row} />
            {row.status === "running" && (
              <Progress value={portion(row)} w="100%" miw={96} aria-label={t("running.progress")} />
            )}
          </Stack>
        ),
      },
      {
        key: "row_count",
        label: t("imports.rows"),
        align: "right" as const,
        width: 4.5,
        render: (row) => format.number(row.row_count),
      },
      ...COUNTS.map((name) => ({
        key: name,
        label: t(`count.${name}`),
        align: "right" as const,
        width: 5.75,
        render: (row: ImportRow) => (isBegun(row) ? format.number(row[name]) : "–"),
      })),
      {
        key: "started_by",
        label: t("imports.by"),
        width: 7,
        render: ({ started_by }) => started_by || "–",
      },
      {
        key: "created_at",
        label: t("imports.when"),
        width: 9.5,
        render: ({ created_at }) => <DateText iso={created_at} />,
      },
    ],
    [t, format],
  );
}

function Name({ row }: { row: ImportRow }) {
  const { t } = useTranslation("exchange");
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600} translate="no" lineClamp={2}>
        {row.file_name}
      </Text>
      <Text size="xs" c="dimmed">
        {t(`kind.${row.kind}`)}
      </Text>
    </Stack>
  );
}
