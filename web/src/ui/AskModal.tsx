import { Button, Group, Modal, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  opened: boolean;
  title: string;
  about: string;
  /** The verb of what cannot be undone. */
  act: string;
  isPending: boolean;
  onAct: () => void;
  onClose: () => void;
}

/** Asks before what cannot be undone, and only before that. */
export function AskModal({ opened, title, about, act, isPending, onAct, onClose }: Props) {
  const { t } = useTranslation("ui");
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("cancel") }}>
      <Text size="sm">{about}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button color="red.9" loading={isPending} onClick={onAct}>
          {act}
        </Button>
      </Group>
    </Modal>
  );
}
