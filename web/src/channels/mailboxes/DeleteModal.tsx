import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { toastDone } from "@/ui/toast";
import { deleteMailbox, type Mailbox } from "./api";

interface Props {
  mailbox: Mailbox;
  onDone: () => void;
  onClose: () => void;
}

/** Takes a mailbox away; the mail that came in stays. */
export function DeleteModal({ mailbox, onDone, onClose }: Props) {
  const { t } = useTranslation("channels");
  const remove = useMutation({
    mutationFn: () => deleteMailbox(mailbox),
    onSuccess: () => {
      toastDone(t("mailboxes.deleted", { address: mailbox.address }));
      onDone();
      onClose();
    },
  });
  return (
    <AskModal
      opened
      title={t("mailboxes.delete_title")}
      about={t("mailboxes.delete_about", { address: mailbox.address })}
      act={t("mailboxes.act.delete")}
      isPending={remove.isPending}
      onAct={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
