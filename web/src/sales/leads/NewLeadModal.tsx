import { Select, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { CustomFields } from "@/custom/CustomFields";
import { filledIn } from "@/custom/values";
import type { CustomValues } from "@/ui/edit/custom";
import { FormModal } from "@/ui/form/FormModal";
import { contacts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useGo } from "@/ui/useGo";
import { campaigns } from "../campaigns/api";
import { createLead, type NewLead, SOURCES } from "./api";
import { useLeadChange } from "./useLeadChange";

interface Values extends Record<string, unknown>, Omit<NewLead, "referrer_id" | "campaign_id" | "custom"> {
  referrer_id: Picked | null;
  campaign_id: Picked | null;
  custom: CustomValues;
}

const EMPTY: Values = {
  company: "",
  family_name: "",
  given_name: "",
  family_kana: "",
  given_kana: "",
  department: "",
  title: "",
  email: "",
  phone: "",
  source: "",
  referrer_id: null,
  campaign_id: null,
  note: "",
  custom: {},
};

/** Somebody who may become a customer: a business card's worth of facts. */
export function NewLeadModal({ onClose }: { onClose: () => unknown }) {
  const { t } = useTranslation("sales");
  const keep = useLeadChange();
  const go = useGo();
  const made = useRef<string | null>(null);

  async function send({ referrer_id, campaign_id, custom, ...rest }: Values) {
    const lead = await createLead({
      ...rest,
      referrer_id: referrer_id?.id ?? null,
      campaign_id: campaign_id?.id ?? null,
      ...filledIn(custom),
    });
    keep(lead);
    made.current = lead.id;
  }

  /** The form leaves the address before the new record enters it, so that going back finds the list. */
  async function leave() {
    await onClose();
    if (made.current) await go(`/leads/${made.current}`);
  }

  return (
    <FormModal
      title={t("leads.new")}
      submitLabel={t("leads.create")}
      initialValues={EMPTY}
      validate={{ family_name: (value) => (value.trim() ? null : t("needed")) }}
      onSubmit={send}
      onClose={leave}
    >
      {(form) => <Fields form={form} />}
    </FormModal>
  );
}

/** What stands on a business card, and where it came from. */
function Fields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("sales");
  return (
    <>
      <TextInput
        label={t("lead.company")}
        description={t("leads.company_about")}
        data-autofocus
        {...form.getInputProps("company")}
      />
      <SimpleGrid cols={2}>
        <TextInput label={t("lead.family_name")} required {...form.getInputProps("family_name")} />
        <TextInput label={t("lead.given_name")} {...form.getInputProps("given_name")} />
        <TextInput label={t("lead.family_kana")} {...form.getInputProps("family_kana")} />
        <TextInput label={t("lead.given_kana")} {...form.getInputProps("given_kana")} />
        <TextInput label={t("lead.department")} {...form.getInputProps("department")} />
        <TextInput label={t("lead.title")} {...form.getInputProps("title")} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t("lead.email")} type="email" {...form.getInputProps("email")} />
        <TextInput label={t("lead.phone")} type="tel" {...form.getInputProps("phone")} />
        <Select
          label={t("lead.source")}
          clearable
          data={SOURCES.map((source) => ({ value: source, label: t(`source.${source}`) }))}
          {...form.getInputProps("source")}
          onChange={(value) => form.setFieldValue("source", value ?? "")}
        />
        <RecordPicker label={t("lead.campaign")} source={campaigns} {...form.getInputProps("campaign_id")} />
        <RecordPicker
          label={t("lead.referrer")}
          description={t("leads.referrer_about")}
          source={contacts}
          {...form.getInputProps("referrer_id")}
        />
      </SimpleGrid>
      <CustomFields entity="leads" form={form} />
      <Textarea label={t("deal.note")} autosize minRows={2} {...form.getInputProps("note")} />
    </>
  );
}
