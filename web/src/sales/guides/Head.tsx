import { Select, Switch, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { toastDone } from "@/ui/toast";
import { formKeys, forms } from "../capture/api";
import { changeGuide, type Guide, guideKeys } from "./api";

const ASKED = { limit: 100 };

interface Values extends Record<string, unknown> {
  name: string;
  title: string;
  title_en: string;
  intro: string;
  intro_en: string;
  is_public: boolean;
  shows_prices: boolean;
  form_id: string | null;
}

const valuesOf = (guide: Guide): Values => ({
  name: guide.name,
  title: guide.title,
  title_en: guide.title_en,
  intro: guide.intro,
  intro_en: guide.intro_en,
  is_public: guide.is_public,
  shows_prices: guide.shows_prices,
  form_id: guide.form?.id ?? null,
});

/** What it is called, who may open it, and the form that guards its questions. */
export function Head({ guide }: { guide: Guide }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const listed = useQuery({
    queryKey: formKeys.list(ASKED),
    queryFn: ({ signal }) => forms.load(ASKED, signal),
    enabled: guide.may.update === true,
  });
  const { form, ...sending } = useServerForm<Values>({
    initialValues: valuesOf(guide),
    send: async (body) => {
      cache.setQueryData(guideKeys.one(guide.id), await changeGuide(guide, body));
    },
    onDone: () => toastDone(t("guide.saved")),
  });
  const input = form.getInputProps;
  const own = guide.form ? [guide.form] : [];
  const offered = [...own, ...(listed.data?.items ?? []).filter(({ id }) => id !== guide.form?.id)];
  return (
    <FormBody {...sending} isReadOnly={!guide.may.update}>
      <TextInput label={t("guide.name")} required maxLength={100} {...input("name")} />
      <TextInput label={t("guide.heading")} required maxLength={200} {...input("title")} />
      <TextInput
        label={t("guide.in_english", { name: t("guide.heading") })}
        maxLength={200}
        {...input("title_en")}
      />
      <Textarea label={t("guide.intro")} autosize minRows={2} maxLength={2000} {...input("intro")} />
      <Textarea
        label={t("guide.in_english", { name: t("guide.intro") })}
        autosize
        minRows={2}
        maxLength={2000}
        {...input("intro_en")}
      />
      <Switch
        label={t("guide.is_public")}
        description={t("guide.is_public_about")}
        {...input("is_public", { type: "checkbox" })}
      />
      <Switch label={t("guide.shows_prices")} {...input("shows_prices", { type: "checkbox" })} />
      <Select
        label={t("guide.form")}
        description={t("guide.form_about")}
        clearable
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        clearButtonProps={{ "aria-label": t("guide.no_form"), "aria-hidden": false, tabIndex: 0 }}
        {...input("form_id")}
      />
      <AppLink to="/lead-forms" size="xs">
        {t("guide.make_form")}
      </AppLink>
    </FormBody>
  );
}
