import { Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "@/ui/edit/edit.module.css";
import type { Picked, PickerSource } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastProblem } from "@/ui/toast";
import type { Ref } from "../types";

interface Props {
  label: string;
  value: Ref | null;
  source: PickerSource;
  may: boolean;
  onSave: (value: Ref | null) => Promise<void>;
  /** How it reads; without it the name. */
  children?: React.ReactNode;
}

/** A person or company the record points to: read as a name, changed by looking for another. */
export function OwnerEdit({ label, value, source, may, onSave, children }: Props) {
  const { t } = useTranslation("ui");
  const [isOpen, setOpen] = useState(false);

  function choose(picked: Picked | null) {
    setOpen(false);
    const next = picked && { id: picked.id, name: picked.name };
    if (next?.id !== value?.id) onSave(next).catch(toastProblem);
  }

  if (isOpen) {
    const leave = () => setOpen(false);
    return <RecordPicker label={label} source={source} value={value} onChange={choose} onBlur={leave} />;
  }
  const shown = children ?? value?.name;
  return (
    <Stack gap={0}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {may ? (
        <Group gap={6} wrap="nowrap" className={classes.whole}>
          {shown ?? <Text c="dimmed">{t("edit.none")}</Text>}
          <UnstyledButton
            className={classes.opener}
            onClick={() => setOpen(true)}
            aria-label={t("edit.change", { label })}
          >
            <IconPencil size={14} color="var(--mantine-color-dimmed)" aria-hidden />
          </UnstyledButton>
        </Group>
      ) : (
        <Text component="div">{shown ?? "–"}</Text>
      )}
    </Stack>
  );
}
