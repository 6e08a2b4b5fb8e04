import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { decide, type Item, useKeep } from "./api";

interface Values extends Record<string, unknown> {
  subject: string;
  owner_id: Picked | null;
  due_on: string | null;
}

/** What is to be done about an item, by whom, until when: a task at once. */
export function DecideModal({ item, onClose }: { item: Item; onClose: () => void }) {
  const { t } = useTranslation("insight");
  const keep = useKeep();
  const needed = (value: unknown) => (value ? null : t("meetings.needed"));
  return (
    <FormModal<Values>
      title={t("meeting.decide")}
      submitLabel={t("meeting.decide_act")}
      initialValues={{ subject: "", owner_id: item.deal?.owner ?? null, due_on: null }}
      validate={{ subject: (text) => needed(text.trim()), owner_id: needed, due_on: needed }}
      onSubmit={async ({ subject, owner_id, due_on }) =>
        keep(await decide(item, { subject, owner_id: owner_id?.id ?? "", due_on: due_on ?? "" }))
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("meeting.what")}
            required
            maxLength={300}
            data-autofocus
            {...form.getInputProps("subject")}
          />
          <RecordPicker
            label={t("meeting.who")}
            required
            source={users}
            {...form.getInputProps("owner_id")}
            value={form.values.owner_id}
          />
          <DateField
            label={t("meeting.until")}
            required
            {...form.getInputProps("due_on")}
            value={form.values.due_on}
          />
        </>
      )}
    </FormModal>
  );
}
