import { NumberInput, Select, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import type { WorkSession } from "./api";

const KINDS = ["phone", "visit", "other"] as const;

export interface Given extends Record<string, unknown> {
  kind: (typeof KINDS)[number];
  /** As the machine's own clock writes it; empty: it has just ended. */
  started_at: string;
  minutes: number;
  reason: string;
}

interface Props {
  /** Null: work that no page measured. */
  session: WorkSession | null;
  onSubmit: (given: Given) => Promise<unknown>;
  onClose: () => void;
}

/** Writes work down by hand, or puts a session right; both say why. */
export function WorkModal({ session, onSubmit, onClose }: Props) {
  const { t } = useTranslation("service");
  const start: Given = {
    kind: "phone",
    started_at: "",
    minutes: session ? Math.round(session.seconds / 60) : 10,
    reason: session?.reason ?? "",
  };
  return (
    <FormModal
      title={t(session ? "work.put_right" : "work.add")}
      initialValues={start}
      validate={{ reason: (words) => (words.trim() ? null : t("work.why_needed")) }}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      {(form) => (
        <>
          {session ? (
            <Text size="sm">{t("work.put_right_about")}</Text>
          ) : (
            <>
              <Select
                label={t("work.what")}
                data={KINDS.map((value) => ({ value, label: t(`work.kind.${value}`) }))}
                allowDeselect={false}
                {...form.getInputProps("kind")}
              />
              <TextInput
                type="datetime-local"
                label={t("work.started_at")}
                description={t("work.started_about")}
                {...form.getInputProps("started_at")}
              />
            </>
          )}
          <NumberInput
            label={t("work.minutes")}
            min={session ? 0 : 1}
            max={1440}
            allowDecimal={false}
            {...form.getInputProps("minutes")}
          />
          <Textarea
            label={t(session ? "work.why" : "work.words")}
            required
            maxLength={500}
            autosize
            {...form.getInputProps("reason")}
          />
        </>
      )}
    </FormModal>
  );
}
