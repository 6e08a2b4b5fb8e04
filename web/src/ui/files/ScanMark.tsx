import { Badge, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StoredFile } from "./api";

const COLORS: Record<string, string> = { not_scanned: "gray", pending: "blue", infected: "red" };

/** What the virus scanner said, unless all is well. */
export function ScanMark({ file }: { file: StoredFile }) {
  const { t } = useTranslation("ui");
  if (file.scan === "clean") return null;
  return (
    <Tooltip multiline maw={280} label={t(`files.scan_about.${file.scan}`, { threat: file.threat })}>
      <Badge size="sm" variant="outline" color={COLORS[file.scan] ?? "gray"} flex="none" tabIndex={0}>
        {t(`files.scan.${file.scan}`)}
      </Badge>
    </Tooltip>
  );
}
