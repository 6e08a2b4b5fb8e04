import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ServerForm } from "./useServerForm";

interface Props extends Omit<ServerForm<never>, "form"> {
  /** The verb of the main button; 保存する when not given. */
  submitLabel?: string | undefined;
  onCancel?: () => void;
  /** Nothing is typed yet that could be sent. */
  isUnchanged?: boolean;
  /** Whoever may not change it reads it. */
  isReadOnly?: boolean;
  /** What sending does besides, beside the button. */
  note?: string;
  children: ReactNode;
}

const PLAIN = { border: 0, padding: 0, margin: 0, minWidth: 0 };

/** A form's fields, between what was refused as a whole and its buttons. */
export function FormBody(props: Props) {
  const { submit, isSending, refusal, submitLabel, onCancel, isUnchanged, isReadOnly, note, children } =
    props;
  const { t } = useTranslation("ui");
  const buttons = (
    <Group justify={note ? "space-between" : "flex-end"}>
      {note && (
        <Text size="xs" c="dimmed" flex={1}>
          {note}
        </Text>
      )}
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {t("cancel")}
        </Button>
      )}
      <Button type="submit" loading={isSending} disabled={isUnchanged}>
        {submitLabel ?? t("save")}
      </Button>
    </Group>
  );
  return (
    <form onSubmit={submit} noValidate>
      <fieldset disabled={isReadOnly} style={PLAIN}>
        <Stack>
          {refusal && (
            <Alert color="red" title={refusal.title} role="alert">
              {refusal.message}
            </Alert>
          )}
          {children}
          {!isReadOnly && buttons}
        </Stack>
      </fieldset>
    </form>
  );
}
