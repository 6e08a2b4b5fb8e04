import { useTranslation } from "react-i18next";
import { useUploads } from "@/ui/files/useUploads";

/** The files that go with what is being written, and why it cannot be recorded with them yet. */
export function useTalkFiles(name: string) {
  const { t } = useTranslation("ui");
  const uploads = useUploads(name, null);
  const isRefused = uploads.uploads.some((one) => one.refusal);
  const obstacle = uploads.isSending ? "files.still_sending" : isRefused ? "files.refused" : undefined;
  const ids = uploads.made.map((file) => file.id);
  return {
    uploads,
    obstacle: obstacle && { title: t(obstacle), message: "" },
    given: ids.length > 0 ? { file_ids: ids } : {},
  };
}
