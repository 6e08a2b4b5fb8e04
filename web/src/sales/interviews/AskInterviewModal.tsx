import { Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import type { Deal } from "../deals/api";
import { today } from "../today";
import { askInterview } from "./api";

interface Values extends Record<string, unknown> {
  subject: string;
  due_on: string | null;
  owner_id: Picked | null;
}

/** A task for whoever is to ask the customer: best somebody who did not sell. */
export function AskInterviewModal({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const { t } = useTranslation("sales");
  async function send({ subject, due_on, owner_id }: Values) {
    const body = { subject, due_on: due_on ?? today(), account_id: deal.account?.id ?? null };
    await askInterview(owner_id ? { ...body, owner_id: owner_id.id } : body);
    toastDone(t("interview.task_made"));
  }
  const initialValues: Values = {
    subject: t("interview.task", { name: deal.name }),
    due_on: null,
    owner_id: null,
  };
  return (
    <FormModal
      title={t("interview.ask")}
      submitLabel={t("interview.make_task")}
      initialValues={initialValues}
      validate={{ due_on: (day) => (day ? null : t("needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm" c="dimmed">
            {t("interview.ask_about")}
          </Text>
          <TextInput label={t("interview.task_subject")} required {...form.getInputProps("subject")} />
          <RecordPicker label={t("interview.asker")} source={users} {...form.getInputProps("owner_id")} />
          <DateField label={t("interview.due_on")} required {...form.getInputProps("due_on")} />
        </>
      )}
    </FormModal>
  );
}
