import { Button, Checkbox, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { downloadPersonalData } from "./api";

interface Props {
  person: { readonly id: string; readonly name: string };
  onClose: () => void;
}

/** A person's data as they may have it. Notes among colleagues go along only where somebody says so. */
export default function DiscloseModal({ person, onClose }: Props) {
  const { t } = useTranslation("privacy");
  const { t: say } = useTranslation("ui");
  const [notes, setNotes] = useState(false);
  const download = useMutation({
    mutationFn: () => downloadPersonalData(person.id, notes),
    onSuccess: () => {
      toastDone(t("disclose.done", { name: person.name }));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("disclose.title", { name: person.name })}
      closeButtonProps={{ "aria-label": say("close") }}
    >
      <Stack>
        <Text size="sm">{t("disclose.about")}</Text>
        <Checkbox
          label={t("disclose.notes")}
          description={t("disclose.notes_about")}
          checked={notes}
          onChange={(event) => setNotes(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button loading={download.isPending} onClick={() => download.mutate()}>
            {t("disclose.act")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
