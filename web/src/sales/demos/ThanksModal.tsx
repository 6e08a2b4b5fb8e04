import { Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { type Demo, sendThanks, type Thanks, useKeep, useThanks } from "./api";

/** The mail afterwards, written by what is known of the demo, to be looked over and sent. */
export function ThanksModal({ demo, onClose }: { demo: Demo; onClose: () => void }) {
  const { data } = useThanks(demo);
  return data ? <Written demo={demo} draft={data} onClose={onClose} /> : null;
}

function Written({ demo, draft, onClose }: { demo: Demo; draft: Thanks; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const keep = useKeep();
  return (
    <FormModal
      title={t("demo.thank")}
      submitLabel={t("demo.send")}
      initialValues={{ subject: draft.subject, text: draft.text }}
      validate={{
        subject: (value) => (value.trim() ? null : t("needed")),
        text: (value) => (value.trim() ? null : t("needed")),
      }}
      onSubmit={async (values) => {
        keep(await sendThanks(demo, values));
        toastDone(t("demo.thanked"));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t("demo.thanks_to", { names: format.list(draft.to) })}</Text>
          <TextInput label={t("demo.subject")} required maxLength={300} {...form.getInputProps("subject")} />
          <Textarea label={t("demo.text")} required autosize minRows={8} {...form.getInputProps("text")} />
        </>
      )}
    </FormModal>
  );
}
