import { SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import type { RecordEdit } from "@/ui/edit/useRecordEdit";
import { ChecksTable } from "../qualifying/ChecksTable";
import { useEvidence } from "../qualifying/useEvidence";
import { useStageName } from "../shared";
import type { Deal } from "./api";
import classes from "./deals.module.css";

/** What comes next, why they buy, and the way so far. */
export function DealStory({ edit }: { edit: RecordEdit<Deal> }) {
  return (
    <>
      <NextAction edit={edit} />
      <Checks edit={edit} />
      <ForService edit={edit} />
      <History deal={edit.record} />
    </>
  );
}

/** What is known, as the lead brought it and as it was learnt since. */
function Checks({ edit }: { edit: RecordEdit<Deal> }) {
  const { t } = useTranslation("sales");
  const deal = edit.record;
  const offered = useEvidence("deal", deal.id, deal.lead?.id);
  return (
    <ChecksTable
      checks={deal.checks}
      offered={offered}
      may={edit.may}
      onSave={(checks) => edit.save({ checks })}
      about={deal.lead ? t("qualifying.carried") : undefined}
      leadPage={deal.lead ? `/leads/${deal.lead.id}` : undefined}
    />
  );
}

function NextAction({ edit }: { edit: RecordEdit<Deal> }) {
  const { t } = useTranslation("sales");
  const deal = edit.record;
  return (
    <section className={classes.block}>
      <Title order={2} size="h4" mb="xs">
        {t("deal.next_action")}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <InlineEdit
          kind="text"
          label={t("deal.next_action_what")}
          value={deal.next_action}
          field="next_action"
          onSave={(next_action) => edit.save({ next_action })}
          may={edit.may}
        />
        <InlineEdit
          kind="date"
          label={t("deal.next_action_on")}
          value={deal.next_action_on}
          field="next_action_on"
          onSave={(next_action_on) => edit.save({ next_action_on })}
          may={edit.may}
        >
          {deal.next_action_on && <DateText iso={deal.next_action_on} />}
        </InlineEdit>
      </SimpleGrid>
    </section>
  );
}

/** What service needs to know once it is won. */
function ForService({ edit }: { edit: RecordEdit<Deal> }) {
  const { t } = useTranslation("sales");
  const deal = edit.record;
  return (
    <section className={classes.block}>
      <Title order={2} size="h4" mb="xs">
        {t("deal.for_service")}
      </Title>
      <Stack gap="sm">
        <InlineEdit
          kind="textarea"
          label={t("deal.why_bought")}
          value={deal.why_bought}
          field="why_bought"
          onSave={(why_bought) => edit.save({ why_bought })}
          may={edit.may}
        />
        <InlineEdit
          kind="date"
          label={t("deal.go_live_on")}
          value={deal.go_live_on}
          field="go_live_on"
          onSave={(go_live_on) => edit.save({ go_live_on })}
          may={edit.may}
        >
          {deal.go_live_on && <DateText iso={deal.go_live_on} />}
        </InlineEdit>
        <InlineEdit
          kind="textarea"
          label={t("deal.note")}
          value={deal.note}
          field="note"
          onSave={(note) => edit.save({ note })}
          may={edit.may}
        />
      </Stack>
    </section>
  );
}

function History({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  const stageName = useStageName();
  if (deal.history.length === 0) return null;
  return (
    <section className={classes.block}>
      <Title order={2} size="h4" mb="xs">
        {t("deal.history")}
      </Title>
      <ol className={classes.history}>
        {deal.history.map((step) => (
          <li key={`${step.changed_at}${step.to_stage.name}`}>
            <Text size="sm">
              <Text span inherit c="dimmed" mr={8}>
                <DateText iso={step.changed_at} />
              </Text>
              {step.from_stage
                ? `${stageName(step.from_stage)} → ${stageName(step.to_stage)}`
                : t("deal.began", { stage: stageName(step.to_stage) })}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
}
