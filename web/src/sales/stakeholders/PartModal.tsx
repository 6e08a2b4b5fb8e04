import { Button, MultiSelect, Select, Textarea } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { contacts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastProblem } from "@/ui/toast";
import {
  ATTITUDES,
  addPart,
  type Part,
  type PartFields,
  type People,
  ROLES,
  savePart,
  useKeepPeople,
  useRemovePart,
} from "./api";

interface Values extends Record<string, unknown> {
  contact_id: Picked | null;
  role: PartFields["role"];
  attitude: NonNullable<PartFields["attitude"]>;
  reports_to_id: string | null;
  influences: string[];
  note: string;
}

interface Props {
  dealId: string;
  people: People;
  part: Part | null;
  onClose: () => void;
}

const valuesOf = (part: Part | null): Values => ({
  contact_id: part?.contact ?? null,
  role: part?.role ?? "window",
  attitude: part?.attitude ?? "unknown",
  reports_to_id: part?.reports_to_id ?? null,
  influences: [...(part?.influences ?? [])],
  note: part?.note ?? "",
});

/** Somebody's part in the decision: what they do, how they stand, who is above them and who listens to them. */
export function PartModal({ dealId, people, part, onClose }: Props) {
  const { t } = useTranslation("sales");
  const keep = useKeepPeople(dealId);
  const remove = useRemovePart(dealId);
  const others = people.items
    .filter(({ id }) => id !== part?.id)
    .map(({ id, contact }) => ({ value: id, label: contact.name }));
  const send = async ({ contact_id, ...told }: Values) =>
    keep(
      part
        ? await savePart(part, told)
        : await addPart(dealId, { ...told, contact_id: contact_id?.id ?? "" }),
    );
  return (
    <FormModal
      title={part ? part.contact.name : t("people.add")}
      initialValues={valuesOf(part)}
      validate={{ contact_id: (picked) => (picked ? null : t("needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          {!part && (
            <RecordPicker
              label={t("people.contact")}
              source={contacts}
              required
              {...form.getInputProps("contact_id")}
            />
          )}
          <PartFieldset form={form} others={others} />
          {part && (
            <Button
              variant="subtle"
              color="red.9"
              loading={remove.isPending}
              onClick={() => remove.mutate(part, { onSuccess: onClose, onError: toastProblem })}
            >
              {t("people.remove")}
            </Button>
          )}
        </>
      )}
    </FormModal>
  );
}

interface FieldsProps {
  form: UseFormReturnType<Values>;
  others: { value: string; label: string }[];
}

function PartFieldset({ form, others }: FieldsProps) {
  const { t } = useTranslation("sales");
  return (
    <>
      <Select
        label={t("people.role_label")}
        allowDeselect={false}
        data={ROLES.map((value) => ({ value, label: t(`people.role.${value}`) }))}
        {...form.getInputProps("role")}
      />
      <Select
        label={t("people.attitude_label")}
        allowDeselect={false}
        data={ATTITUDES.map((value) => ({ value, label: t(`people.attitude.${value}`) }))}
        {...form.getInputProps("attitude")}
      />
      <Select
        label={t("people.reports_to")}
        clearable
        data={others}
        {...form.getInputProps("reports_to_id")}
      />
      <MultiSelect
        label={t("people.influences")}
        clearable
        data={others}
        {...form.getInputProps("influences")}
      />
      <Textarea
        label={t("people.note")}
        autosize
        minRows={2}
        maxLength={300}
        {...form.getInputProps("note")}
      />
    </>
  );
}
