import { FileInput, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { mailboxes, mailboxKeys } from "../mailboxes/api";
import { takeInFile } from "./api";

/** Mails out of an EML or mbox file, into a mailbox of ours. */
export function UploadModal({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const { data } = useQuery({
    queryKey: mailboxKeys.list({ limit: "100" }),
    queryFn: ({ signal }) => mailboxes.load({ limit: "100" }, signal),
  });
  const boxes = (data?.items ?? []).map(({ id, address }) => ({ value: id, label: address }));
  const needed = (value: unknown) => (value ? null : t("received.upload.needed"));
  return (
    <FormModal
      title={t("received.upload.title")}
      submitLabel={t("received.upload.go")}
      initialValues={{ mailbox: null as string | null, file: null as File | null }}
      validate={{ mailbox: needed, file: needed }}
      onSubmit={async ({ mailbox, file }) => {
        if (!mailbox || !file) return;
        const { read, new: fresh } = await takeInFile(mailbox, file);
        onDone();
        toastDone(t(fresh ? "received.upload.done" : "received.upload.known", { read, fresh }));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t("received.upload.about")}</Text>
          <Select
            label={t("received.upload.mailbox")}
            data={boxes}
            required
            {...form.getInputProps("mailbox")}
          />
          <FileInput
            label={t("received.upload.file")}
            accept=".eml,.mbox,message/rfc822,application/mbox"
            required
            {...form.getInputProps("file")}
          />
        </>
      )}
    </FormModal>
  );
}
