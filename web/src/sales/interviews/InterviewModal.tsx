import { MultiSelect, Select, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import type { Deal } from "../deals/api";
import { useDealChange } from "../deals/useDealChange";
import { useCompetitors } from "../negotiating/api";
import { LOST_REASONS } from "../shared";
import { today } from "../today";
import { DECIDERS, type Interview, saveInterview } from "./api";

interface Values extends Record<string, unknown> {
  held_on: string | null;
  talked_with: string;
  decided_by: Interview["decided_by"] | null;
  reasons: Interview["reasons"];
  said: string;
  lesson: string;
  competitor_id: string | null;
}

interface Props {
  deal: Deal;
  onClose: () => void;
}

/** With whom, when, what decided it, why, and what we should do. */
export function InterviewModal({ deal, onClose }: Props) {
  const { t } = useTranslation("sales");
  const keep = useDealChange();
  const told = deal.interview;
  const initialValues: Values = {
    held_on: told?.held_on ?? today(),
    talked_with: told?.talked_with ?? deal.contact?.name ?? "",
    decided_by: told?.decided_by ?? null,
    reasons: told?.reasons ?? [],
    said: told?.said ?? "",
    lesson: told?.lesson ?? "",
    competitor_id: null,
  };
  return (
    <FormModal
      title={t("interview.title")}
      initialValues={initialValues}
      validate={{
        talked_with: (value) => (value.trim() ? null : t("needed")),
        held_on: (value) => (value ? null : t("needed")),
        decided_by: (value) => (value ? null : t("needed")),
      }}
      onSubmit={async ({ held_on, decided_by, ...values }) =>
        keep(
          await saveInterview(deal, {
            ...values,
            held_on: held_on ?? today(),
            decided_by: decided_by ?? "other",
          }),
        )
      }
      onClose={onClose}
    >
      {(form) => <Fields form={form} isLost={deal.stage_type === "lost"} />}
    </FormModal>
  );
}

function Fields({ form, isLost }: { form: UseFormReturnType<Values>; isLost: boolean }) {
  const { t } = useTranslation("sales");
  const rivals = useCompetitors().data?.items ?? [];
  return (
    <>
      <DateField label={t("interview.held_on")} required {...form.getInputProps("held_on")} />
      <TextInput label={t("interview.talked_with")} required {...form.getInputProps("talked_with")} />
      <Select
        label={t("interview.decided_by")}
        required
        data={DECIDERS.map((value) => ({ value, label: t(`interview.decider.${value}`) }))}
        {...form.getInputProps("decided_by")}
      />
      <MultiSelect
        label={t(isLost ? "interview.reasons" : "interview.spoke_against")}
        data={LOST_REASONS.map((value) => ({ value, label: t(`lost_reason.${value}`) }))}
        {...form.getInputProps("reasons")}
      />
      {isLost && rivals.length > 0 && (
        <Select
          label={t("lose.competitor")}
          clearable
          searchable
          data={rivals.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("competitor_id")}
        />
      )}
      <Textarea label={t("interview.said")} autosize minRows={3} {...form.getInputProps("said")} />
      <Textarea label={t("interview.lesson")} autosize minRows={2} {...form.getInputProps("lesson")} />
    </>
  );
}
