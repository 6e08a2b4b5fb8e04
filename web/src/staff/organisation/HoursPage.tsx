import { Skeleton, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Problem } from "@/client/problem";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { type Organisation, organisationKeys, saveOrganisation, useOrganisation } from "./api";
import { ClosureRows, OpeningRows } from "./DayRows";
import { HolidayCard } from "./HolidayCard";
import { faultsOf, formOfHours, type HoursForm, hoursOfForm } from "./hoursForm";
import { Part } from "./Part";
import { WeekFields } from "./WeekFields";

const REFUSED = 400;

/** When somebody is there: what every clock of the house runs on. */
export default function HoursPage() {
  const { t } = useTranslation("staff");
  const { data, error, refetch } = useOrganisation();
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={860}>
      <PageHead title={t("hours.title")} about={t("hours.about")} />
      {data ? <Editor key={data.version} organisation={data} /> : <Skeleton h={480} />}
      {data && <HolidayCard mayTake={Boolean(data.may.update)} />}
    </Stack>
  );
}

function Editor({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const words = { unreadable: t("organisation.unreadable"), needed: t("hours.needed") };
  const { form, submit, isSending, refusal } = useServerForm<HoursForm>({
    initialValues: formOfHours(organisation),
    send: async (typed) => {
      const faults = faultsOf(typed, words);
      const [first] = Object.values(faults);
      if (first) throw new Problem(REFUSED, "unreadable_hours", first, "", faults);
      const saved = await saveOrganisation(hoursOfForm(typed), organisation.version);
      cache.setQueryData(organisationKeys.list(), saved);
    },
    onDone: () => toastDone(t("hours.saved")),
  });
  return (
    <FormBody
      submit={submit}
      isSending={isSending}
      refusal={refusal}
      isUnchanged={!form.isDirty()}
      isReadOnly={!organisation.may.update}
      note={t("hours.retimed_about")}
    >
      <Part title={t("hours.week")}>
        <TextInput label={t("organisation.zone")} maw={280} {...form.getInputProps("zone")} />
        <WeekFields form={form} path="working_hours" />
      </Part>
      <Part title={t("hours.closures")} about={t("hours.closures_about")}>
        <ClosureRows form={form} />
      </Part>
      <Part title={t("hours.openings")} about={t("hours.openings_about")}>
        <OpeningRows form={form} />
      </Part>
    </FormBody>
  );
}
