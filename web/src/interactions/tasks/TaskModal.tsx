import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useCreateTask } from "./api";

interface Values extends Record<string, unknown> {
  subject: string;
  due_on: string | null;
  account_id: Picked | null;
}

/** Something to do by a day, for a customer or for none. */
export function TaskModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("interactions");
  const create = useCreateTask();
  return (
    <FormModal<Values>
      title={t("task.add")}
      initialValues={{ subject: "", due_on: null, account_id: null }}
      validate={{ due_on: (day) => (day ? null : t("task.choose_day")) }}
      onSubmit={({ subject, due_on, account_id }) =>
        create.mutateAsync({ subject, due_on: due_on ?? "", account_id: account_id?.id ?? null })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t("task.subject")} required data-autofocus {...form.getInputProps("subject")} />
          <DateField
            label={t("task.due_on")}
            value={form.values.due_on}
            onChange={(day) => form.setFieldValue("due_on", day)}
            error={typeof form.errors.due_on === "string" ? form.errors.due_on : undefined}
          />
          <RecordPicker
            label={t("activity.account")}
            source={accounts}
            {...form.getInputProps("account_id")}
          />
        </>
      )}
    </FormModal>
  );
}
