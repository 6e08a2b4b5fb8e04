import { NumberInput, Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { ticketKeys } from "../api";
import type { Ticket } from "../types";
import { askSecondLine, teams } from "./api";

interface Values extends Record<string, unknown> {
  reason: string;
  tried: string;
  team_id: Picked | null;
  person_id: Picked | null;
  hours: number | string;
}

const START: Values = { reason: "", tried: "", team_id: null, person_id: null, hours: "" };

/** Asks the second line: why, what was tried, whom, and until when. */
export function EscalateModal({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation("service");
  const cache = useQueryClient();
  async function send({ team_id, person_id, hours, ...rest }: Values) {
    const whom = { team_id: team_id?.id ?? null, person_id: person_id?.id ?? null };
    await askSecondLine(ticket, { ...rest, ...whom, hours: hours === "" ? null : Number(hours) });
    void cache.invalidateQueries({ queryKey: ticketKeys.all });
    toastDone(t("escalation.sent"));
  }
  const said = (words: string) => (words.trim() ? null : t("escalation.needed"));
  return (
    <FormModal
      title={t("escalation.title")}
      submitLabel={t("escalation.do")}
      initialValues={START}
      validate={{ reason: said, tried: said }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t("escalation.about")}</Text>
          <Textarea label={t("escalation.reason")} required autosize {...form.getInputProps("reason")} />
          <Textarea label={t("escalation.tried")} required autosize {...form.getInputProps("tried")} />
          <RecordPicker label={t("escalation.team")} source={teams} {...form.getInputProps("team_id")} />
          <RecordPicker label={t("escalation.person")} source={users} {...form.getInputProps("person_id")} />
          <NumberInput
            label={t("escalation.hours")}
            description={t("escalation.hours_about")}
            min={1}
            max={200}
            placeholder={t("escalation.hours_usual")}
            allowDecimal={false}
            {...form.getInputProps("hours")}
          />
        </>
      )}
    </FormModal>
  );
}
