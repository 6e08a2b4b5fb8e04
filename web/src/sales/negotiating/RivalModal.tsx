import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { addRival, useCompetitors, useKeep } from "./api";

/** Names a competitor that the customer asks, too. */
export function RivalModal({ dealId, onClose }: { dealId: string; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const keep = useKeep(dealId);
  const known = useCompetitors().data?.items ?? [];
  return (
    <FormModal
      title={t("negotiation.add_competitor")}
      initialValues={{ competitor_id: "", note: "" }}
      validate={{ competitor_id: (value) => (value ? null : t("needed")) }}
      onSubmit={async (values) => keep(await addRival(dealId, values))}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Select
            label={t("negotiation.competitor")}
            required
            searchable
            data={known.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("competitor_id")}
          />
          <TextInput label={t("negotiation.note")} maxLength={300} {...form.getInputProps("note")} />
        </>
      )}
    </FormModal>
  );
}
