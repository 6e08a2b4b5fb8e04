import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import type { Changes, Improvement, Status } from "./api";

interface Props {
  improvement: Improvement;
  status: Status;
  save: (changes: Changes) => Promise<void>;
  onClose: () => void;
}

/** What is better now, or why it is not to be: those who asked are told in these words. */
export function DecideModal({ improvement, status, save, onClose }: Props) {
  const { t } = useTranslation("service");
  const name = status === "done" ? "result" : "reason";
  return (
    <FormModal
      title={t(`improvement.set_status.${status}`)}
      submitLabel={t("improvement.decide_submit")}
      initialValues={{ text: improvement[name] }}
      validate={{ text: (value) => (value.trim() ? null : t(`improvement.${name}_needed`)) }}
      onSubmit={({ text }) => save({ status, [name]: text })}
      onClose={onClose}
    >
      {(form) => (
        <Textarea
          label={t(`improvement.${name}`)}
          description={t("improvement.decide_about")}
          required
          autosize
          minRows={4}
          {...form.getInputProps("text")}
        />
      )}
    </FormModal>
  );
}
