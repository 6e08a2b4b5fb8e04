import { Button } from "@mantine/core";
import { IconChartBar, IconDownload, IconMoodSmile } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { DayFilter, SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useGo } from "@/ui/useGo";
import { answerKeys, answers, BANDS, exportAnswers, KINDS, STATES } from "./api";
import { useAnswerColumns } from "./columns";

const NAMES = [
  ...["q", "kind", "band", "state", "view", "account_id", "contact_id", "credited_id", "ticket_id"],
  ...["asked_from", "asked_to", "answered_from", "answered_to"],
] as const;
const ONE = { limit: 1 };

/** What customers answered, in their own words, and who has not answered yet. */
export default function AnswersPage() {
  const { t } = useTranslation("service");
  const go = useGo();
  return (
    <ListPage title={t("surveys.title")} about={t("surveys.about")} actions={<Actions />}>
      <DataList
        name="survey_answers"
        label={t("surveys.title")}
        columns={useAnswerColumns()}
        source={answers}
        filterNames={NAMES}
        defaultSort="-asked_at"
        filters={<Filters />}
        empty={
          <EmptyState
            icon={IconMoodSmile}
            title={t("surveys.empty")}
            about={t("surveys.empty_about")}
            actions={
              <Button variant="default" onClick={() => go("/settings/surveys")}>
                {t("surveys.to_settings")}
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}

function Actions() {
  const { t } = useTranslation("service");
  const go = useGo();
  const asked = useQuery({
    queryKey: answerKeys.list(ONE),
    queryFn: ({ signal }) => answers.load(ONE, signal),
  });
  const take = useMutation({ mutationFn: exportAnswers });
  const may = (asked.data as { may?: { export?: boolean } } | undefined)?.may?.export;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconChartBar size={16} aria-hidden />}
        onClick={() => go("/reports?report=surveys")}
      >
        {t("surveys.to_report")}
      </Button>
      {may && (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          {t("surveys.export")}
        </Button>
      )}
    </>
  );
}

/** Which question, how it was, and whether it was answered. */
function Filters() {
  const { t } = useTranslation("service");
  const options = (names: readonly string[], of: string) =>
    names.map((value) => ({ value, label: t(`surveys.${of}.${value}`) }));
  return (
    <>
      <SelectFilter name="kind" label={t("surveys.kind")} options={options(KINDS, "kind_of")} />
      <SelectFilter name="band" label={t("surveys.band")} options={options(BANDS, "band_of")} />
      <SelectFilter name="state" label={t("surveys.state")} options={options(STATES, "state_of")} />
      <SelectFilter
        name="view"
        label={t("surveys.whose")}
        options={[{ value: "mine", label: t("surveys.mine") }]}
      />
      <DayFilter name="answered_from" label={t("surveys.answered_from")} />
      <DayFilter name="answered_to" label={t("surveys.answered_to")} />
    </>
  );
}
