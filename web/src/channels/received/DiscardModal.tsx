import { Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { discard, type Received } from "./api";

interface Props {
  mail: Received;
  onDone: () => void;
  onClose: () => void;
}

/** It becomes no message; why is written down. */
export function DiscardModal({ mail, onDone, onClose }: Props) {
  const { t } = useTranslation("channels");
  return (
    <FormModal
      title={t("received.discard_title")}
      submitLabel={t("received.discard")}
      initialValues={{ note: "" }}
      validate={{ note: (value) => (value.trim() ? null : t("received.note_needed")) }}
      onSubmit={async ({ note }) => {
        await discard(mail, note);
        onDone();
        toastDone(t("received.discarded"));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t("received.discard_about")}</Text>
          <TextInput
            label={t("received.note")}
            required
            data-autofocus
            maxLength={300}
            {...form.getInputProps("note")}
          />
        </>
      )}
    </FormModal>
  );
}
