import { Button, Group, Modal, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import { discardImport, type Import, importKeys } from "./api";

/** Throws an upload away. It asks first: the file is gone for good. */
export function Discard({ row }: { row: Import }) {
  const { t } = useTranslation("exchange");
  const { t: say } = useTranslation("ui");
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
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        title={t("discard.title")}
        closeButtonProps={{ "aria-label": say("cancel") }}
      >
        <Text size="sm">{t("discard.about", { name: row.file_name })}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => ask(false)}>
            {say("cancel")}
          </Button>
          <Button color="red.9" loading={discard.isPending} onClick={() => discard.mutate()}>
            {t("discard.act")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
