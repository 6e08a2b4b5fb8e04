import { Checkbox, Select, SimpleGrid, Skeleton, Stack, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Problem } from "@/client/problem";
import { FormBody } from "@/ui/form/FormBody";
import { TermsFields } from "@/ui/form/TermsFields";
import { useServerForm } from "@/ui/form/useServerForm";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { type Organisation, organisationKeys, ROUNDINGS, saveOrganisation, useOrganisation } from "./api";
import type { FactsFormApi } from "./facts";
import { formOfMoney, type MoneyForm, moneyOfForm, rateFaults } from "./moneyForm";
import { Part } from "./Part";
import { RateRows } from "./RateRows";

const REFUSED = 400;

/** How the house counts tax, when its customers pay, and how documents write dates. */
export default function MoneyPage() {
  const { t } = useTranslation("staff");
  const { data, error, refetch } = useOrganisation();
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={860}>
      <PageHead title={t("money.title")} about={t("money.about")} />
      {data ? <Editor key={data.version} organisation={data} /> : <Skeleton h={480} />}
    </Stack>
  );
}

function Editor({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { form, submit, isSending, refusal } = useServerForm<MoneyForm>({
    initialValues: formOfMoney(organisation),
    send: async (typed) => {
      const faults = rateFaults(typed, t("setup.needed"));
      const [first] = Object.values(faults);
      if (first) throw new Problem(REFUSED, "needed", first, "", faults);
      const saved = await saveOrganisation(moneyOfForm(typed), organisation.version);
      cache.setQueryData(organisationKeys.list(), saved);
    },
    onDone: () => toastDone(t("money.saved")),
  });
  return (
    <FormBody
      submit={submit}
      isSending={isSending}
      refusal={refusal}
      isUnchanged={!form.isDirty()}
      isReadOnly={!organisation.may.update}
    >
      <RoundingPart form={form} />
      <Part title={t("money.terms")} about={t("money.terms_about")}>
        <Checkbox label={t("money.has_terms")} {...form.getInputProps("has_terms", { type: "checkbox" })} />
        {form.values.has_terms && <TermsFields form={form} path="payment_terms" />}
      </Part>
      <Part title={t("money.rates")} about={t("money.rates_about")}>
        <RateRows form={form} />
      </Part>
      <Part title={t("money.bank")} about={t("money.bank_about")}>
        <Textarea
          label={t("money.bank_account")}
          placeholder={t("money.bank_example")}
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps("bank_account")}
        />
      </Part>
      <Part title={t("money.paper")}>
        <Checkbox label={t("money.era_dates")} {...form.getInputProps("era_dates", { type: "checkbox" })} />
      </Part>
    </FormBody>
  );
}

function RoundingPart({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  const roundings = ROUNDINGS.map((value) => ({ value, label: t(`rounding.${value}`) }));
  return (
    <Part title={t("money.rounding")} about={t("money.rounding_about")}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t("money.tax_rounding")}
          data={roundings}
          allowDeselect={false}
          {...form.getInputProps("tax_rounding")}
        />
        <Select
          label={t("money.line_rounding")}
          data={roundings}
          allowDeselect={false}
          {...form.getInputProps("line_rounding")}
        />
      </SimpleGrid>
    </Part>
  );
}
