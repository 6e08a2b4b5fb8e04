import { Alert, Button, Group, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Import } from "./api";
import type { Mapping } from "./mapping";

interface Props {
  row: Import;
  onChange: (mapping: Mapping) => void;
}

/** The columns are those of an earlier file: its mapping is used, unless the reader wants the names to decide. */
export function Remembered({ row, onChange }: Props) {
  const { t } = useTranslation("exchange");
  const before = row.remembered;
  if (!before) return null;
  return (
    <Alert icon={<IconHistory size={18} aria-hidden />} title={t("remembered.title")} role="status">
      <Group justify="space-between">
        <Text size="sm">
          <span translate="no">{before.file_name}</span> <DateText iso={before.created_at} />
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => onChange(row.guessed as Mapping)}>
          {t("remembered.by_name")}
        </Button>
      </Group>
    </Alert>
  );
}
