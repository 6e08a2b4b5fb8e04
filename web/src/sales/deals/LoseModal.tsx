import { Select, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { useCompetitors } from "../negotiating/api";
import { LOST_REASONS } from "../shared";
import { today } from "../today";
import { type Deal, type DealRow, loseDeal, reopenDeal } from "./api";
import { useDealChange } from "./useDealChange";

interface Values extends Record<string, unknown> {
  lost_reason: string;
  note: string;
  closed_on: string | null;
  competitor_id: string | null;
}

type Losable = Pick<DealRow, "id" | "version" | "name">;

/** Lost: the reason, so that the next one is won. */
export function LoseModal({ deal, onClose }: { deal: Losable; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const keep = useDealChange();
  const rivals = useCompetitors().data?.items ?? [];

  async function send(values: Values) {
    const lost = await loseDeal(deal, values);
    keep(lost);
    const undo = async (closed: Deal) => keep(await reopenDeal(closed));
    toastDone(t("lose.done", { name: deal.name }), { undo: () => undo(lost) });
  }

  const initialValues: Values = { lost_reason: "", note: "", closed_on: today(), competitor_id: null };
  return (
    <FormModal
      title={t("lose.title", { name: deal.name })}
      submitLabel={t("lose.submit")}
      initialValues={initialValues}
      validate={{ lost_reason: (value) => (value ? null : t("lose.needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Select
            label={t("deal.lost_reason")}
            required
            data={LOST_REASONS.map((reason) => ({ value: reason, label: t(`lost_reason.${reason}`) }))}
            {...form.getInputProps("lost_reason")}
            onChange={(value) => form.setFieldValue("lost_reason", value ?? "")}
          />
          {rivals.length > 0 && (
            <Select
              label={t("lose.competitor")}
              clearable
              searchable
              data={rivals.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps("competitor_id")}
            />
          )}
          <Textarea
            label={t("lose.note")}
            description={t("lose.note_about")}
            autosize
            minRows={3}
            {...form.getInputProps("note")}
          />
          <DateField label={t("lose.closed_on")} {...form.getInputProps("closed_on")} />
        </>
      )}
    </FormModal>
  );
}
