import { Alert, Button, Group, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ServerForm } from "./useServerForm";

interface Props extends Omit<ServerForm<never>, "form"> {
  /** The verb of the main button; 保存する when not given. */
  submitLabel?: string | undefined;
  onCancel?: () => void;
  children: ReactNode;
}

/** A form's fields, between what was refused as a whole and its buttons. */
export function FormBody({ submit, isSending, refusal, submitLabel, onCancel, children }: Props) {
  const { t } = useTranslation("ui");
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {refusal && (
          <Alert color="red" title={refusal.title} role="alert">
            {refusal.message}
          </Alert>
        )}
        {children}
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t("cancel")}
            </Button>
          )}
          <Button type="submit" loading={isSending}>
            {submitLabel ?? t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
