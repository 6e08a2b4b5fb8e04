import { Switch, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { winBack } from "./api";

interface Values extends Record<string, unknown> {
  subject: string;
  due_on: string | null;
  to_owners: boolean;
}
interface Props {
  ids: readonly string[];
  onDone: () => void;
  onClose: () => void;
}

/** A task about each of the chosen customers, for whoever sells to them. */
export function WinBackModal({ ids, onDone, onClose }: Props) {
  const { t } = useTranslation("bond");
  async function send({ due_on, ...values }: Values) {
    const { made } = await winBack({ ...values, account_ids: [...ids], due_on: due_on ?? "" });
    toastDone(t("win_back.made", { n: made }));
    onDone();
  }
  const initialValues: Values = { subject: t("win_back.subject"), due_on: null, to_owners: false };
  return (
    <FormModal
      title={t("win_back.to_tasks")}
      submitLabel={t("win_back.make_tasks")}
      initialValues={initialValues}
      validate={{ due_on: (day) => (day ? null : t("win_back.needs_day")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t("win_back.tasks_about", { n: ids.length })}</Text>
          <TextInput label={t("win_back.what")} required {...form.getInputProps("subject")} />
          <Switch
            label={t("win_back.to_owners")}
            {...form.getInputProps("to_owners", { type: "checkbox" })}
          />
          <DateField label={t("win_back.due_on")} required {...form.getInputProps("due_on")} />
        </>
      )}
    </FormModal>
  );
}
