import { Button, Group, SegmentedControl, Select, Stack, Textarea } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { type Check, type Evidence, STATES } from "./api";

interface Props {
  check: Check;
  offered: readonly Evidence[];
  onSave: (check: Check) => Promise<void>;
  onClose: () => void;
}

/** What is being written of an item, and its way to the server. */
function useCheck(check: Check, { onSave, onClose }: Pick<Props, "onSave" | "onClose">) {
  const [draft, setDraft] = useState(check);
  const [error, setError] = useState<string>();
  const [isSaving, setSaving] = useState(false);

  async function save() {
    setSaving(true);
    try {
      await onSave(draft);
      onClose();
    } catch (refused) {
      const problem = toProblem(refused);
      setError(problem.fields[`checks.${check.item}`] ?? problem.title);
      setSaving(false);
    }
  }
  return { draft, setDraft, save, error, isSaving };
}

/** One item in its line: its state, what we know, what shows it. Escape leaves it as it was. */
export function CheckEditor({ check, offered, ...rest }: Props) {
  const { t } = useTranslation("sales");
  const { t: ui } = useTranslation("ui");
  const { onClose } = rest;
  const { draft, setDraft, save, error, isSaving } = useCheck(check, rest);
  const item = t(`qualifying.items.${check.item}`);

  function onKeyDown(event: KeyboardEvent) {
    if (!event.nativeEvent.isComposing && event.key === "Escape") onClose();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the keys of the fields inside
    <div onKeyDown={onKeyDown}>
      <Stack gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={`${item} ${t("qualifying.state")}`}
          value={draft.state}
          onChange={(state) => setDraft({ ...draft, state: state as Check["state"] })}
          data={STATES.map((value) => ({ value, label: t(`qualifying.states.${value}`) }))}
        />
        <Textarea
          aria-label={`${item} ${t("qualifying.text")}`}
          placeholder={t("qualifying.text_example")}
          maxLength={1000}
          autosize
          autoFocus
          value={draft.text}
          error={error}
          onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
        />
        <EvidenceSelect
          label={`${item} ${t("qualifying.evidence")}`}
          value={draft.evidence ?? null}
          offered={offered}
          onChange={(evidence) => setDraft({ ...draft, evidence })}
        />
        <Group gap="xs" justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button size="compact-sm" loading={isSaving} onClick={save}>
            {ui("save")}
          </Button>
        </Group>
      </Stack>
    </div>
  );
}

interface SelectProps {
  label: string;
  value: Evidence | null;
  offered: readonly Evidence[];
  onChange: (evidence: Evidence | null) => void;
}

/** Something done with the lead, or a file on it; what stands there stays choosable. */
function EvidenceSelect({ label, value, offered, onChange }: SelectProps) {
  const { t } = useTranslation("sales");
  const { t: ui } = useTranslation("ui");
  const all = value && !offered.some((one) => one.id === value.id) ? [value, ...offered] : offered;
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={t("qualifying.no_evidence")}
      clearable
      clearButtonProps={{ "aria-label": ui("clear") }}
      value={value?.id ?? null}
      data={all.map((one) => ({
        value: one.id,
        label: one.kind === "file" ? t("qualifying.file", { name: one.name }) : one.name,
      }))}
      onChange={(id) => onChange(all.find((one) => one.id === id) ?? null)}
    />
  );
}
