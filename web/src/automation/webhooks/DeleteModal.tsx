import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
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
  const remove = useMutation({
    mutationFn: () => deleteWebhook(webhook),
    onSuccess: () => {
      toastDone(t("webhooks.deleted", { name: webhook.name }));
      onDone();
      onClose();
    },
  });
  return (
    <AskModal
      opened
      title={t("webhooks.delete_title")}
      about={t("webhooks.delete_about", { name: webhook.name })}
      act={t("webhooks.delete")}
      isPending={remove.isPending}
      onAct={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
