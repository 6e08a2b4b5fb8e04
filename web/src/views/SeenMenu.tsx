import { ActionIcon, Menu } from "@mantine/core";
import {
  IconClipboard,
  IconClipboardText,
  IconDotsVertical,
  IconFileExport,
  IconFileSpreadsheet,
  IconPrinter,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { type Cells, cellsOf, exportSeen } from "./api";
import { toTsv } from "./clipboard";
import { Printed } from "./Printed";
import { usePasteOver } from "./usePasteOver";
import type { ViewState } from "./useView";

const PasteModal = lazy(() => import("./PasteModal"));

interface Props {
  view: ViewState;
  title: string;
  /** The server's names of what the columns hold. */
  fields: readonly string[];
}

/** What is seen, taken along: as a file, on paper, or for a spreadsheet's clipboard. */
export function SeenMenu({ view, title, fields }: Props) {
  const { t } = useTranslation("views");
  const { values } = useFilters();
  const [printed, print] = useState<Cells | null>(null);
  const [pasted, paste] = useState<string | null>(null);
  usePasteOver(view.mayChange, paste);
  const read = () => cellsOf(view.entity, view, values.q, fields);
  const file = useMutation({
    mutationFn: (form: "csv" | "xlsx") => exportSeen(view.entity, view, values.q, fields, form),
  });
  const paper = useMutation({ mutationFn: read, onSuccess: print });
  const copy = useMutation({
    mutationFn: async () => {
      const { labels, rows } = await read();
      await navigator.clipboard.writeText(toTsv([labels, ...rows.map(({ cells }) => cells)]));
      return rows.length;
    },
    onSuccess: (count) => toastDone(t("copied", { count })),
  });
  const isBusy = file.isPending || paper.isPending || copy.isPending;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="input-sm" loading={isBusy} aria-label={t("take")}>
            <IconDotsVertical size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {view.mayExport && <ExportItems onExport={file.mutate} />}
          <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => paper.mutate()}>
            {t("print")}
          </Menu.Item>
          <Menu.Item leftSection={<IconClipboard size={16} aria-hidden />} onClick={() => copy.mutate()}>
            {t("copy")}
          </Menu.Item>
          {view.mayChange && (
            <Menu.Item leftSection={<IconClipboardText size={16} aria-hidden />} onClick={() => paste("")}>
              {t("paste.open")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {printed && <Printed title={view.active?.name ?? title} cells={printed} onDone={() => print(null)} />}
      {pasted !== null && (
        <Suspense>
          <PasteModal view={view} fields={fields} text={pasted} onClose={() => paste(null)} />
        </Suspense>
      )}
    </>
  );
}

/** The two forms a list goes out in. */
function ExportItems({ onExport }: { onExport: (form: "csv" | "xlsx") => void }) {
  const { t } = useTranslation("views");
  return (
    <>
      <Menu.Item leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={() => onExport("xlsx")}>
        {t("export_xlsx")}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileExport size={16} aria-hidden />} onClick={() => onExport("csv")}>
        {t("export")}
      </Menu.Item>
    </>
  );
}
