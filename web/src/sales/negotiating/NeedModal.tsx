import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { contacts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { type Need, type Negotiation, saveNeed, useKeep } from "./api";

interface Values extends Record<string, unknown> {
  text: string;
  importance: string;
  said_by_id: Picked | null;
  ours: string | null;
  theirs: Record<string, string | null>;
}

const FITS = ["0", "1", "2"] as const;
const typed = (met: number | null | undefined) => (met === null || met === undefined ? null : String(met));

const valuesOf = (need: Need | null, rivals: readonly { id: string }[]): Values => ({
  text: need?.text ?? "",
  importance: String(need?.importance ?? 3),
  said_by_id: need?.said_by ?? null,
  ours: typed(need?.ours),
  theirs: Object.fromEntries(rivals.map(({ id }) => [id, typed(need?.theirs[id])])),
});

interface Props {
  dealId: string;
  need: Need | null;
  told: Negotiation;
  onClose: () => void;
}

/** What the customer wants, how much, and how well each offer meets it. */
export function NeedModal({ dealId, need, told, onClose }: Props) {
  const { t } = useTranslation("sales");
  const keep = useKeep(dealId);
  const rivals = told.competitors.map(({ competitor }) => competitor);
  const fits = FITS.map((value) => ({ value, label: t(`negotiation.fit.${value}`) }));

  async function send({ importance, said_by_id, ours, theirs, text }: Values) {
    const met = Object.entries(theirs).flatMap(([id, fit]) => (fit === null ? [] : [[id, Number(fit)]]));
    const body = {
      text,
      importance: Number(importance),
      said_by_id: said_by_id?.id ?? null,
      ours: ours === null ? null : Number(ours),
      theirs: Object.fromEntries(met) as Record<string, number>,
    };
    keep(await saveNeed(dealId, need, body));
  }

  return (
    <FormModal
      title={need ? t("negotiation.edit", { name: need.text }) : t("negotiation.add_need")}
      initialValues={valuesOf(need, rivals)}
      validate={{ text: (value) => (value.trim() ? null : t("needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("negotiation.need")}
            required
            maxLength={300}
            data-autofocus
            {...form.getInputProps("text")}
          />
          <Select
            label={t("negotiation.importance")}
            allowDeselect={false}
            data={["1", "2", "3", "4", "5"]}
            {...form.getInputProps("importance")}
          />
          <RecordPicker
            label={t("negotiation.said_by")}
            source={contacts}
            {...form.getInputProps("said_by_id")}
          />
          <Select label={t("negotiation.us")} clearable data={fits} {...form.getInputProps("ours")} />
          {rivals.map(({ id, name }) => (
            <Select key={id} label={name} clearable data={fits} {...form.getInputProps(`theirs.${id}`)} />
          ))}
        </>
      )}
    </FormModal>
  );
}
