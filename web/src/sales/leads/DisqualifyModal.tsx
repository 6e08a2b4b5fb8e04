import { Autocomplete } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { useLeadSettings } from "../qualifying/api";
import { disqualifyLead, type Lead, reopenLead } from "./api";
import { useLeadChange } from "./useLeadChange";

/** Not a customer of ours, and why: the list learns from it. */
export function DisqualifyModal({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const keep = useLeadChange();
  const settings = useLeadSettings();

  async function send({ reason }: { reason: string }) {
    const done = await disqualifyLead(lead, reason);
    keep(done);
    toastDone(t("disqualify.done", { name: lead.name }), { undo: async () => keep(await reopenLead(done)) });
  }

  return (
    <FormModal
      title={t("disqualify.title", { name: lead.name })}
      submitLabel={t("disqualify.submit")}
      initialValues={{ reason: "" }}
      validate={{ reason: (value: string) => (value.trim() ? null : t("needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <Autocomplete
          label={t("disqualify.reason")}
          placeholder={t("disqualify.example")}
          description={t("disqualify.about")}
          required
          data-autofocus
          maxLength={200}
          data={[...(settings.data?.reasons ?? [])]}
          filter={({ options }) => options}
          {...form.getInputProps("reason")}
        />
      )}
    </FormModal>
  );
}
