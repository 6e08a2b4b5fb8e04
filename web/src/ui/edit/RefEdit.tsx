import { Button, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Picked, PickerSource } from "../pickers";
import { RecordPicker } from "../RecordPicker";
import classes from "./edit.module.css";
import { useDraft } from "./useDraft";
import { useOpener } from "./useOpener";

interface Props {
  label: string;
  source: PickerSource;
  value: Picked | null;
  /** Sends the choice: `(owner) => edit.save({ owner })`. A refusal stays beside the field. */
  onSave: (picked: Picked | null) => Promise<void>;
  may: boolean;
  /** How the record reads, usually a link to it; without it its name. */
  children?: ReactNode;
  /** The server's name of the field, to find its message in a refusal. */
  field?: string;
  /** What its place on the page is known by, where that is not `field`. */
  name?: string;
  /** Stands beside the label: that it is still missing. */
  mark?: ReactNode;
}

/** A record that another one points to: shown as a link, changed by picking another. */
export function RefEdit(props: Props) {
  const { t } = useTranslation("ui");
  const { isOpen, opener, open, close } = useOpener();
  if (isOpen) return <Editor {...props} onClose={close} />;
  return (
    <Stack gap={0} data-field={props.name ?? props.field}>
      <Text size="xs" c="dimmed" component="div">
        {props.label} {props.mark}
      </Text>
      <Group gap="xs" wrap="nowrap" justify="space-between" className={props.may ? classes.value : undefined}>
        <Text component="div">{props.value ? (props.children ?? props.value.name) : "–"}</Text>
        {props.may && (
          <UnstyledButton
            ref={opener}
            onClick={open}
            aria-label={t("edit.change", { label: props.label })}
            lh={1}
          >
            <IconPencil size={14} className={classes.pencil} aria-hidden />
          </UnstyledButton>
        )}
      </Group>
    </Stack>
  );
}

function Editor({ label, source, value, onSave, field, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation("ui");
  const { draft, setDraft, save, error, isSaving } = useDraft(value, { onSave, onClose, field });
  return (
    <div>
      <RecordPicker
        label={label}
        source={source}
        value={draft}
        onChange={setDraft}
        error={error}
        disabled={isSaving}
        autoFocus
      />
      <Group gap="xs" mt={6} justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="compact-sm" loading={isSaving} onClick={() => save(draft)}>
          {t("save")}
        </Button>
      </Group>
    </div>
  );
}
