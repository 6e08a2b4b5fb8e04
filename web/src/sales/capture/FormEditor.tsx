import { Checkbox, Select, SimpleGrid, Switch, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { type Picked, products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { campaigns } from "../campaigns/api";
import { SOURCES } from "../leads/api";
import { changeForm, type FormField, formKeys, type LeadForm } from "./api";
import { FieldRows } from "./FieldRows";

interface Values extends Record<string, unknown> {
  name: string;
  title: string;
  intro: string;
  fields: FormField[];
  consent_text: string;
  asks_consent: boolean;
  thanks: string;
  redirect_url: string;
  source: string;
  campaign_id: Picked | null;
  product_id: Picked | null;
  confirms_by_mail: boolean;
  takes_foreign_posts: boolean;
  sites: string;
  is_active: boolean;
}

const valuesOf = (form: LeadForm): Values => ({
  name: form.name,
  title: form.title,
  intro: form.intro,
  fields: [...form.fields],
  consent_text: form.consent_text,
  asks_consent: form.asks_consent,
  thanks: form.thanks,
  redirect_url: form.redirect_url,
  source: form.source,
  campaign_id: form.campaign,
  product_id: form.product,
  confirms_by_mail: form.confirms_by_mail,
  takes_foreign_posts: form.takes_foreign_posts,
  sites: form.sites.join("\n"),
  is_active: form.is_active,
});

/** A form's parts, all of them at once: it is saved as a whole. */
export function FormEditor({ form: made }: { form: LeadForm }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const { form, ...sending } = useServerForm<Values>({
    initialValues: valuesOf(made),
    send: async ({ campaign_id, product_id, sites, ...rest }) => {
      const body = {
        ...rest,
        campaign_id: campaign_id?.id ?? null,
        product_id: product_id?.id ?? null,
        sites: sites.split("\n").filter((line) => line.trim()),
      };
      cache.setQueryData(formKeys.one(made.id), await changeForm(made, body));
    },
    onDone: () => toastDone(t("form.saved", { name: form.values.name })),
  });
  const input = form.getInputProps;
  return (
    <FormBody {...sending} isReadOnly={!made.may.update}>
      <Switch label={t("form.is_active")} {...input("is_active", { type: "checkbox" })} />
      <TextInput
        label={t("form.name")}
        description={t("form.name_about")}
        required
        maxLength={100}
        {...input("name")}
      />
      <TextInput label={t("form.title")} required maxLength={200} {...input("title")} />
      <Textarea label={t("form.intro")} autosize minRows={2} maxLength={2000} {...input("intro")} />
      <FieldRows
        fields={form.values.fields}
        onChange={(fields) => form.setFieldValue("fields", fields)}
        errorOf={(place) => form.errors[`fields.${place}`] as string | undefined}
        error={form.errors.fields as string | undefined}
      />
      <Said form={form} />
      <Ways form={form} />
    </FormBody>
  );
}

interface PartProps {
  form: UseFormReturnType<Values>;
}

/** What the visitor agrees to, and what they read afterwards. */
function Said({ form: { getInputProps: input } }: PartProps) {
  const { t } = useTranslation("sales");
  return (
    <>
      <Textarea
        label={t("form.consent_text")}
        description={t("form.consent_about")}
        autosize
        minRows={2}
        maxLength={2000}
        {...input("consent_text")}
      />
      <Checkbox label={t("form.asks_consent")} {...input("asks_consent", { type: "checkbox" })} />
      <Textarea label={t("form.thanks")} autosize minRows={2} maxLength={2000} {...input("thanks")} />
      <TextInput
        label={t("form.redirect_url")}
        description={t("form.redirect_about")}
        maxLength={500}
        {...input("redirect_url")}
      />
    </>
  );
}

/** What its leads are told apart by, and which ways a post may take. */
function Ways({ form: { getInputProps: input } }: PartProps) {
  const { t } = useTranslation("sales");
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t("lead.source")}
          allowDeselect={false}
          data={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
          {...input("source")}
        />
        <RecordPicker label={t("lead.campaign")} source={campaigns} {...input("campaign_id")} />
        <RecordPicker label={t("lead.product")} source={products} {...input("product_id")} />
      </SimpleGrid>
      <Checkbox
        label={t("form.confirms_by_mail")}
        description={t("form.confirms_about")}
        {...input("confirms_by_mail", { type: "checkbox" })}
      />
      <Textarea
        label={t("form.sites")}
        description={t("form.sites_about")}
        placeholder="https://www.example.co.jp"
        autosize
        minRows={1}
        {...input("sites")}
      />
      <Checkbox
        label={t("form.takes_foreign_posts")}
        description={t("form.foreign_about")}
        {...input("takes_foreign_posts", { type: "checkbox" })}
      />
    </>
  );
}
