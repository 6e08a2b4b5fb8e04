import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { dayOf } from "@/ui/format";
import { type Picked, teams } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useGo } from "@/ui/useGo";
import { callMeeting, meetingKeys } from "./api";

interface Values extends Record<string, unknown> {
  team_id: Picked | null;
  held_on: string | null;
}

/** A team and a day: the agenda is made at once, and everybody of the team comes. */
export function CallModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("insight");
  const { team, organisation } = useMe();
  const cache = useQueryClient();
  const go = useGo();
  const needed = (value: unknown) => (value ? null : t("meetings.needed"));

  async function send({ team_id, held_on }: Values) {
    const made = await callMeeting({ team_id: team_id?.id ?? "", held_on: held_on ?? "" });
    await cache.invalidateQueries({ queryKey: meetingKeys.all });
    void go(`/sales-meetings/${made.id}`);
  }

  return (
    <FormModal<Values>
      title={t("meetings.call")}
      submitLabel={t("meetings.make")}
      initialValues={{ team_id: team, held_on: dayOf(new Date().toISOString(), organisation.zone) }}
      validate={{ team_id: needed, held_on: needed }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RecordPicker
            label={t("meeting.team")}
            required
            source={teams}
            {...form.getInputProps("team_id")}
            value={form.values.team_id}
          />
          <DateField
            label={t("meeting.held_on")}
            required
            {...form.getInputProps("held_on")}
            value={form.values.held_on}
          />
        </>
      )}
    </FormModal>
  );
}
