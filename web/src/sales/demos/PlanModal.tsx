import { NumberInput, Select, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { languageNow } from "@/ui/language";
import type { Picked } from "@/ui/pickers";
import { useFormat } from "@/ui/useFormat";
import { type About, changeDemo, type Demo, LANGUAGES, type Plan, planDemo, useKeep } from "./api";
import { type Invited, InvitedField, invitedOf } from "./InvitedField";
import { ProductsField } from "./ProductsField";

interface Values extends Record<string, unknown> {
  title: string;
  /** As its field holds it: "2026-11-20T14:30". */
  starts_at: string;
  minutes: number;
  place: string;
  url: string;
  products: readonly Picked[];
  message: string;
  language: Plan["language"];
  guests: readonly Invited[];
}

interface Props {
  /** What it is planned on, or the demo whose plan changes. */
  about?: About;
  demo?: Demo;
  contact?: { readonly id: string; readonly name: string } | null;
  onDone?: (demo: Demo) => unknown;
  onClose: () => void;
}

const DAY_MS = 86_400_000;

/** When and where we show what to whom. */
export default function PlanModal({ about, demo, contact, onDone, onClose }: Props) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const keep = useKeep();

  async function send({ products, guests, starts_at, ...values }: Values) {
    const body: Plan = {
      ...values,
      starts_at: format.instant(starts_at),
      product_ids: products.map(({ id }) => id),
      guests: guests.map(({ body: guest }) => guest),
    };
    const made = await (demo ? changeDemo(demo, body) : planDemo(about as About, body));
    keep(made);
    await onDone?.(made);
  }

  return (
    <FormModal
      title={demo ? t("demo.change") : t("demos.plan")}
      submitLabel={demo ? t("demo.save") : t("demo.do_plan")}
      initialValues={begun(demo, about, contact, format)}
      validate={{
        title: (value) => (value.trim() ? null : t("needed")),
        starts_at: (value) => (value ? null : t("needed")),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} />}
    </FormModal>
  );
}

function begun(
  demo: Demo | undefined,
  about: About | undefined,
  contact: Props["contact"],
  format: ReturnType<typeof useFormat>,
): Values {
  if (demo) {
    const { title, minutes, place, url, products, message, language } = demo;
    const starts_at = format.wall(demo.starts_at);
    return {
      title,
      starts_at,
      minutes,
      place,
      url,
      products,
      message,
      language,
      guests: demo.guests.map(invitedOf),
    };
  }
  const tomorrow = format.wall(new Date(Date.now() + DAY_MS).toISOString()).slice(0, 10);
  return {
    title: about?.name ?? "",
    starts_at: `${tomorrow}T14:00`,
    minutes: 60,
    place: "",
    url: "",
    products: [],
    message: "",
    language: languageNow(),
    guests: contact ? [{ key: contact.id, name: contact.name, body: { contact_id: contact.id } }] : [],
  };
}

function Fields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("sales");
  return (
    <>
      <TextInput
        label={t("demo.title")}
        required
        data-autofocus
        maxLength={300}
        {...form.getInputProps("title")}
      />
      <SimpleGrid cols={2}>
        <TextInput
          type="datetime-local"
          label={t("demo.starts_at")}
          required
          {...form.getInputProps("starts_at")}
        />
        <NumberInput
          label={t("demo.minutes")}
          min={5}
          max={1440}
          step={15}
          {...form.getInputProps("minutes")}
        />
        <TextInput label={t("demo.place")} maxLength={300} {...form.getInputProps("place")} />
        <TextInput
          label={t("demo.url")}
          placeholder="https://"
          maxLength={500}
          {...form.getInputProps("url")}
        />
      </SimpleGrid>
      <InvitedField
        value={form.values.guests}
        error={form.errors.guests}
        onChange={(guests) => form.setFieldValue("guests", guests)}
      />
      <ProductsField
        value={form.values.products}
        onChange={(products) => form.setFieldValue("products", products)}
      />
      <Textarea
        label={t("demo.message")}
        description={t("demo.message_about")}
        autosize
        minRows={2}
        {...form.getInputProps("message")}
      />
      <Select
        label={t("demo.language")}
        allowDeselect={false}
        data={LANGUAGES.map((value) => ({ value, label: t(`demo_language.${value}`) }))}
        {...form.getInputProps("language")}
      />
    </>
  );
}
