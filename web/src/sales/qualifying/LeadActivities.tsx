import { Button, Group, Select, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { type Lead, leadKeys } from "../leads/api";
import { type LeadActivity, leadActivityKeys, recordActivity, useLeadActivities } from "./api";
import classes from "./qualifying.module.css";

const KINDS = [
  "call",
  "mail",
  "visit",
  "visitor",
  "web_meeting",
  "exhibition",
  "seminar",
  "material",
  "other",
] as const;

/** What was done with the lead so far, the latest first, and the way to write more down. */
export function LeadActivities({ lead }: { lead: Lead }) {
  const { t } = useTranslation("sales");
  const [isRecording, record] = useState(false);
  const done = useLeadActivities(lead.id).data?.items ?? [];
  return (
    <section className={classes.block}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t("lead_activity.title")}
        </Title>
        {lead.may.update && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => record(true)}
          >
            {t("lead_activity.add")}
          </Button>
        )}
      </Group>
      {done.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("lead_activity.empty")}
        </Text>
      ) : (
        <ul className={classes.done}>
          {done.map((one) => (
            <Done key={one.id} activity={one} />
          ))}
        </ul>
      )}
      {isRecording && <RecordModal lead={lead} onClose={() => record(false)} />}
    </section>
  );
}

function Done({ activity }: { activity: LeadActivity }) {
  const { t } = useTranslation("interactions");
  return (
    <li id={`activity-${activity.id}`}>
      <Text size="xs" c="dimmed">
        <DateText iso={activity.happened_at} /> {t(`kind.${activity.kind}`)} {activity.owner?.name}
      </Text>
      <Text size="sm" fw={600}>
        {activity.subject}
      </Text>
      {activity.outcome && (
        <Text size="sm" className={classes.text}>
          {activity.outcome}
        </Text>
      )}
    </li>
  );
}

function RecordModal({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const { t: said } = useTranslation("interactions");
  const cache = useQueryClient();
  const initialValues = { kind: "call" as (typeof KINDS)[number], subject: "", outcome: "" };

  async function send(values: typeof initialValues) {
    await recordActivity(lead.id, values);
    void cache.invalidateQueries({ queryKey: leadActivityKeys.all });
    void cache.invalidateQueries({ queryKey: leadKeys.all });
    toastDone(t("lead_activity.recorded"));
  }

  return (
    <FormModal
      title={t("lead_activity.add")}
      submitLabel={t("lead_activity.record")}
      initialValues={initialValues}
      validate={{ subject: (value: string) => (value.trim() ? null : t("needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <Stack gap="sm">
          <Select
            label={t("lead_activity.kind")}
            allowDeselect={false}
            data={KINDS.map((value) => ({ value, label: said(`kind.${value}`) }))}
            {...form.getInputProps("kind")}
          />
          <TextInput
            label={t("lead_activity.subject")}
            placeholder={t("lead_activity.subject_example")}
            required
            data-autofocus
            maxLength={300}
            {...form.getInputProps("subject")}
          />
          <Textarea
            label={t("lead_activity.outcome")}
            maxLength={300}
            autosize
            minRows={2}
            {...form.getInputProps("outcome")}
          />
        </Stack>
      )}
    </FormModal>
  );
}
