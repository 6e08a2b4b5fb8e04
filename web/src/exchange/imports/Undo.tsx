import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { useFormat } from "@/ui/useFormat";
import { type Import, importKey, importKeys, undoImport } from "./api";

/** Kinds that come with orders, which have no bin. */
const ORDERED = new Set(["deals", "orders"]);

/** Takes a whole import back. It asks first: that many rows are not brought back by a click. */
export function Undo({ row }: { row: Import }) {
  const { t, i18n } = useTranslation("exchange");
  const format = useFormat();
  const cache = useQueryClient();
  const [isAsking, ask] = useState(false);
  const undo = useMutation({
    mutationFn: () => undoImport(row),
    onSuccess: (begun) => {
      ask(false);
      cache.setQueryData(importKey(row.id, i18n.language), begun);
      void cache.invalidateQueries({ queryKey: [...importKeys.all, "list"] });
    },
  });
  if (!row.may.undo) return null;
  const counts = { made: format.number(row.made), changed: format.number(row.changed) };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={() => ask(true)}
      >
        {t("undo.act")}
      </Button>
      <AskModal
        opened={isAsking}
        title={t("undo.title")}
        about={t(ORDERED.has(row.kind) ? "undo.about_orders" : "undo.about", counts)}
        act={t("undo.act")}
        isPending={undo.isPending}
        onAct={() => undo.mutate()}
        onClose={() => ask(false)}
      />
    </>
  );
}
