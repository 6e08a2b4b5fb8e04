import { Button, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./edit.module.css";
import { type Choice, Field, type Kind, type ValueOf } from "./fields";
import { useDraft } from "./useDraft";
import { useOpener } from "./useOpener";

interface Props<K extends Kind> {
  kind: K;
  label: string;
  value: ValueOf<K>;
  /** Sends the change: `(name) => edit.save({ name })`. A refusal stays beside the field. */
  onSave: (value: ValueOf<K>) => Promise<void>;
  /** Whether this reader may change it: the server's word. */
  may: boolean;
  /** How the value reads; without it plain text. */
  children?: ReactNode;
  options?: readonly Choice[];
  /** The server's name of the field, to find its message in a refusal. */
  field?: string;
  /** What its place on the page is known by, where that is not `field`. */
  name?: string;
  /** Stands beside the label: that it is still missing. */
  mark?: ReactNode;
}

/** A value that becomes its own editor. Enter saves, Escape leaves; the change shows at once. */
export function InlineEdit<K extends Kind>(props: Props<K>) {
  const { t } = useTranslation("ui");
  const { isOpen, opener, open, close } = useOpener();
  const shown = props.children ?? plain(props.value, props.options);

  if (isOpen) return <Editor {...props} onClose={close} />;
  return (
    <Stack gap={0} data-field={props.name ?? props.field}>
      <Text size="xs" c="dimmed" component="div">
        {props.label} {props.mark}
      </Text>
      <div className={props.may ? classes.value : undefined}>
        <Text component="div" inherit>
          {shown || (props.may ? <None /> : "–")}
        </Text>
        {props.may && (
          <UnstyledButton
            ref={opener}
            className={classes.opener}
            onClick={open}
            aria-label={t("edit.change", { label: props.label })}
          >
            <IconPencil size={14} className={classes.pencil} aria-hidden />
          </UnstyledButton>
        )}
      </div>
    </Stack>
  );
}

function None() {
  const { t } = useTranslation("ui");
  return (
    <Text span c="dimmed">
      {t("edit.none")}
    </Text>
  );
}

function plain(value: unknown, options?: readonly Choice[]): ReactNode {
  if (typeof value !== "string") return null;
  return options?.find((option) => option.value === value)?.label ?? value;
}

function Editor<K extends Kind>({
  kind,
  label,
  value,
  onSave,
  options,
  field,
  onClose,
}: Props<K> & { onClose: () => void }) {
  const { t } = useTranslation("ui");
  const { draft, setDraft, save, error, isSaving } = useDraft(value, { onSave, onClose, field });

  function onKeyDown(event: KeyboardEvent) {
    // Safari tells the Enter that ends a kana conversion by its code alone.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") onClose();
    const isEnter = event.key === "Enter" && (kind !== "textarea" || event.metaKey || event.ctrlKey);
    // In a list of choices Enter takes the choice, and the choice saves; a tag it puts beside the others.
    if (isEnter && kind !== "select" && kind !== "choices" && kind !== "tags") {
      event.preventDefault();
      save(draft);
    }
  }

  function change(next: ValueOf<K>) {
    setDraft(next);
    if (kind === "select") save(next);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the keys of the field inside
    <div onKeyDown={onKeyDown}>
      <Field
        kind={kind}
        label={label}
        value={draft}
        onChange={change}
        error={error}
        disabled={isSaving}
        options={options}
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
