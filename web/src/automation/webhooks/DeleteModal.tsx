import { Button, Group, Modal, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { deleteWebhook, type Webhook } from "./api";

interface Props {
  webhook: Webhook;
  onDone: () => void;
  onClose: () => void;
}

/** Takes a webhook away. It asks first: its secret is gone for good. */
export function DeleteModal({ webhook, onDone, onClose }: Props) {
  const { t } = useTranslation("automation");
  const { t: say } = useTranslation("ui");
  const remove = useMutation({
    mutationFn: () => deleteWebhook(webhook),
    onSuccess: () => {
      toastDone(t("webhooks.deleted", { name: webhook.name }));
      onDone();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("webhooks.delete_title")}
      closeButtonProps={{ "aria-label": say("cancel") }}
    >
      <Text size="sm">{t("webhooks.delete_about", { name: webhook.name })}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {say("cancel")}
        </Button>
        <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t("webhooks.delete")}
        </Button>
      </Group>
    </Modal>
  );
}
