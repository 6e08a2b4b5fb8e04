import { Checkbox, Select, SimpleGrid, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { CustomFields } from "@/custom/CustomFields";
import { filledIn } from "@/custom/values";
import type { CustomValues } from "@/ui/edit/custom";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { type Ref, ROLES } from "../types";
import { useCreateContact } from "./api";
import { PersonHint } from "./PersonHint";

interface Values extends Record<string, unknown> {
  family_name: string;
  given_name: string;
  family_kana: string;
  given_kana: string;
  email: string;
  phone: string;
  mobile: string;
  account_id: Picked | null;
  department: string;
  title: string;
  role: string;
  is_primary: boolean;
  custom: CustomValues;
}

interface Props {
  /** The customer they belong to; without one it is asked. */
  account?: Ref;
  onClose: () => void;
}

/** A new person, usually with their place at a customer. */
export function ContactModal({ account, onClose }: Props) {
  const { t } = useTranslation("customers");
  const create = useCreateContact();

  async function send({ account_id, department, title, role, is_primary, custom, ...person }: Values) {
    const place = account_id && { department, title, role, is_primary };
    const made = await create.mutateAsync({
      ...person,
      account_id: account_id?.id ?? null,
      place,
      ...filledIn(custom),
    });
    toastDone(t("contacts.made", { name: made.name }));
  }

  return (
    <FormModal<Values>
      title={t("contacts.add")}
      submitLabel={t("contacts.create")}
      initialValues={{
        family_name: "",
        given_name: "",
        family_kana: "",
        given_kana: "",
        email: "",
        phone: "",
        mobile: "",
        account_id: account ?? null,
        department: "",
        title: "",
        role: "",
        is_primary: false,
        custom: {},
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Person form={form} />
          <PersonHint typed={form.values} at={form.values.account_id?.id ?? null} />
          {!account && (
            <RecordPicker
              label={t("field.account")}
              source={accounts}
              {...form.getInputProps("account_id")}
            />
          )}
          {form.values.account_id && <PlaceFields form={form} />}
          <CustomFields entity="contacts" form={form} />
        </>
      )}
    </FormModal>
  );
}

function Person({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("customers");
  const field = (name: string) => form.getInputProps(name);
  return (
    <>
      <SimpleGrid cols={2}>
        <TextInput label={t("field.family_name")} required data-autofocus {...field("family_name")} />
        <TextInput label={t("field.given_name")} {...field("given_name")} />
        <TextInput label={t("field.family_kana")} {...field("family_kana")} />
        <TextInput label={t("field.given_kana")} {...field("given_kana")} />
      </SimpleGrid>
      <TextInput label={t("field.email")} type="email" autoComplete="off" {...field("email")} />
      <SimpleGrid cols={2}>
        <TextInput label={t("field.phone")} type="tel" autoComplete="off" {...field("phone")} />
        <TextInput label={t("field.mobile")} type="tel" autoComplete="off" {...field("mobile")} />
      </SimpleGrid>
    </>
  );
}

function PlaceFields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("customers");
  return (
    <>
      <SimpleGrid cols={2}>
        <TextInput label={t("field.department")} {...form.getInputProps("department")} />
        <TextInput label={t("field.title")} {...form.getInputProps("title")} />
      </SimpleGrid>
      <Select
        label={t("field.role")}
        data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={form.values.role || null}
        onChange={(role) => form.setFieldValue("role", role ?? "")}
        clearable
        clearButtonProps={{ "aria-label": t("field.role_clear") }}
      />
      <Checkbox label={t("field.is_primary")} {...form.getInputProps("is_primary", { type: "checkbox" })} />
    </>
  );
}
