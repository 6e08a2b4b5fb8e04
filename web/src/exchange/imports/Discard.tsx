import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { toastDone } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import { discardImport, type Import, importKeys } from "./api";

/** Throws an upload away. It asks first: the file is gone for good. */
export function Discard({ row }: { row: Import }) {
  const { t } = useTranslation("exchange");
  const cache = useQueryClient();
  const go = useGo();
  const [isAsking, ask] = useState(false);
  const discard = useMutation({
    mutationFn: () => discardImport(row),
    onSuccess: () => {
      toastDone(t("discard.done", { name: row.file_name }));
      void cache.invalidateQueries({ queryKey: [...importKeys.all, "list"] });
      void go("/imports", { replace: true });
    },
  });
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => ask(true)}>
        {t("discard.act")}
      </Button>
      <AskModal
        opened={isAsking}
        title={t("discard.title")}
        about={t("discard.about", { name: row.file_name })}
        act={t("discard.act")}
        isPending={discard.isPending}
        onAct={() => discard.mutate()}
        onClose={() => ask(false)}
      />
    </>
  );
}
