import { Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { cancelDemo, type Demo, useKeep } from "./api";

/** It does not take place; whoever was invited is told why. */
export function CancelModal({ demo, onClose }: { demo: Demo; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const keep = useKeep();
  return (
    <FormModal
      title={t("demo.cancel")}
      submitLabel={t("demo.do_cancel")}
      initialValues={{ reason: "" }}
      onSubmit={async ({ reason }) => keep(await cancelDemo(demo, reason))}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t("demo.cancel_about")}</Text>
          <Textarea
            label={t("demo.cancel_reason")}
            data-autofocus
            maxLength={300}
            autosize
            minRows={2}
            {...form.getInputProps("reason")}
          />
        </>
      )}
    </FormModal>
  );
}
