import { Alert, Card, Skeleton, Stack, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { meKeys } from "@/client/me";
import { AppLink } from "@/ui/AppLink";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { type Organisation, organisationKeys, saveOrganisation, useOrganisation } from "./api";
import { CompanyFields } from "./CompanyFields";
import { companyOf, formOf, type WithFacts } from "./facts";
import { YearFields } from "./HoursFields";
import { RanksCard } from "./RanksCard";
import { SightCard } from "./SightCard";
import { sendable } from "./sendable";

/** The own company: what stands on quotes, and when somebody is there. */
export default function OrganisationPage() {
  const { t } = useTranslation("staff");
  const { data, error, refetch } = useOrganisation();
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={860}>
      <PageHead title={t("organisation.title")} about={t("organisation.about")} />
      {data ? <Editor key={data.version} organisation={data} /> : <Skeleton h={480} />}
    </Stack>
  );
}

function Editor({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { form, submit, isSending, refusal } = useServerForm<WithFacts>({
    initialValues: { organisation: formOf(organisation) },
    send: async ({ organisation: typed }) => {
      const saved = await sendable(typed, t("organisation.unreadable"), (facts) =>
        saveOrganisation(companyOf(facts), organisation.version),
      );
      cache.setQueryData(organisationKeys.list(), saved);
      await cache.invalidateQueries({ queryKey: meKeys.one("me") });
    },
    onDone: () => toastDone(t("organisation.saved")),
  });
  return (
    <FormBody
      submit={submit}
      isSending={isSending}
      refusal={refusal}
      isUnchanged={!form.isDirty()}
      isReadOnly={!organisation.may.update}
    >
      {organisation.invoice_number_is_plausible === false && (
        <Alert color="yellow">{t("organisation.implausible")}</Alert>
      )}
      <Card withBorder>
        <Stack>
          <Title order={2} size="h4">
            {t("setup.company")}
          </Title>
          <CompanyFields form={form} />
        </Stack>
      </Card>
      <Card withBorder>
        <Stack>
          <Title order={2} size="h4">
            {t("organisation.year")}
          </Title>
          <YearFields form={form} />
          <AppLink to="/settings/hours">{t("hours.title")}</AppLink>
        </Stack>
      </Card>
      <RanksCard form={form} />
      <SightCard form={form} />
    </FormBody>
  );
}
