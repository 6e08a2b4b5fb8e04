import { Select, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { type Contact, ROLES } from "../types";
import { useLinkContact } from "./api";

interface Values extends Record<string, unknown> {
  account_id: Picked | null;
  department: string;
  title: string;
  role: string;
}

/** One more customer at which a person works. */
export function PlaceModal({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation("customers");
  const link = useLinkContact(contact.id);
  return (
    <FormModal<Values>
      title={t("places.add_for", { name: contact.name })}
      initialValues={{ account_id: null, department: "", title: "", role: "" }}
      validate={{ account_id: (value) => (value ? null : t("places.choose")) }}
      onSubmit={({ account_id, ...place }) =>
        link.mutateAsync({ ...place, is_primary: false, account_id: account_id?.id ?? "" })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <RecordPicker
            label={t("field.account")}
            required
            source={accounts}
            {...form.getInputProps("account_id")}
          />
          <SimpleGrid cols={2}>
            <TextInput label={t("field.department")} {...form.getInputProps("department")} />
            <TextInput label={t("field.title")} {...form.getInputProps("title")} />
          </SimpleGrid>
          <Select
            label={t("field.role")}
            data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            value={form.values.role || null}
            onChange={(role) => form.setFieldValue("role", role ?? "")}
          />
        </>
      )}
    </FormModal>
  );
}
