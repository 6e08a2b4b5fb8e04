import { Alert, NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useFormat } from "@/ui/useFormat";
import { KINDS } from "../activities/api";
import { type Entry, type NewActivity, plan } from "./api";

interface MoveProps {
  entry: Entry;
  /** "2026-11-20T10:00", or a day alone. */
  to: string;
  onMove: (to: string) => Promise<unknown>;
  onClose: () => void;
}

/** Another day, or another time, typed instead of dragged. */
export function MoveModal({ entry, to, onMove, onClose }: MoveProps) {
  const { t } = useTranslation("interactions");
  return (
    <FormModal
      title={t("calendar.move_named", { title: entry.title })}
      submitLabel={t("calendar.move")}
      initialValues={{ to }}
      validate={{ to: (value) => (value ? null : t("calendar.needed")) }}
      onSubmit={(values) => onMove(values.to)}
      onClose={onClose}
    >
      {(form) => (
        <>
          {entry.kind === "demo" && <Alert color="yellow">{t("calendar.guests_are_told")}</Alert>}
          <TextInput
            type={entry.at ? "datetime-local" : "date"}
            label={t("calendar.to")}
            required
            {...form.getInputProps("to")}
          />
        </>
      )}
    </FormModal>
  );
}

interface AddProps {
  /** "2026-11-20T10:00". */
  at: string;
  minutes: number;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  subject: string;
  kind: NewActivity["kind"];
  at: string;
  minutes: number | string;
  account_id: Picked | null;
}

/** An activity on a free stretch of the calendar. */
export function AddModal({ at, minutes, onDone, onClose }: AddProps) {
  const { t } = useTranslation("interactions");
  const format = useFormat();
  const initialValues: Values = { subject: "", kind: "visit", at, minutes, account_id: null };
  return (
    <FormModal
      title={t("calendar.add")}
      initialValues={initialValues}
      validate={{
        subject: (value) => (value.trim() ? null : t("calendar.needed")),
        at: (value) => (value ? null : t("calendar.needed")),
      }}
      onSubmit={async (values) => {
        await plan({
          subject: values.subject,
          kind: values.kind,
          happened_at: format.instant(values.at),
          minutes: Number(values.minutes) || null,
          account_id: values.account_id?.id ?? null,
        });
        await onDone();
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t("activity.subject")} required {...form.getInputProps("subject")} />
          <Select
            label={t("activity.kind")}
            allowDeselect={false}
            data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            {...form.getInputProps("kind")}
          />
          <TextInput type="datetime-local" label={t("calendar.at")} required {...form.getInputProps("at")} />
          <NumberInput label={t("activity.minutes")} min={5} step={15} {...form.getInputProps("minutes")} />
          <RecordPicker
            label={t("activity.account")}
            source={accounts}
            {...form.getInputProps("account_id")}
            value={form.values.account_id}
          />
        </>
      )}
    </FormModal>
  );
}
