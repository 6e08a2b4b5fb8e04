import { Alert, Button, Group, PasswordInput, Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useServerForm } from "@/ui/form/useServerForm";
import { toastDone } from "@/ui/toast";
import { changePassword } from "./api";

const KNOWN = new Set([
  "enter_current_password",
  "password_too_short",
  "password_too_common",
  "password_too_similar",
  "password_entirely_numeric",
]);

interface Given extends Record<string, unknown> {
  current_password: string;
  new_password: string;
  again: string;
}

export function PasswordForm() {
  const { t } = useTranslation("staff");
  const wordsFor = (code: string) =>
    t(KNOWN.has(code) ? `password.refused.${code}` : "password.refused.other");
  const { form, submit, isSending, refusal } = useServerForm<Given>({
    initialValues: { current_password: "", new_password: "", again: "" },
    validate: {
      current_password: (value: string) => (value ? null : t("signin.password_missing")),
      new_password: (value: string) => (value.length < 10 ? t("password.short") : null),
      again: (value: string, all: Given) => (value === all.new_password ? null : t("password.differs")),
    },
    send: ({ current_password, new_password }) => changePassword(current_password, new_password, wordsFor),
    onDone: () => {
      form.reset();
      toastDone(t("password.changed"));
    },
  });
  const field = (name: string, autoComplete: string) => ({
    autoComplete,
    visibilityToggleButtonProps: { "aria-label": t("signin.show") },
    ...form.getInputProps(name),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("password.title")}
        </Title>
        {refusal && (
          <Alert color="red" title={refusal.title} role="alert">
            {refusal.message}
          </Alert>
        )}
        <PasswordInput label={t("password.current")} {...field("current_password", "current-password")} />
        <PasswordInput
          label={t("password.new")}
          description={t("password.about")}
          {...field("new_password", "new-password")}
        />
        <PasswordInput label={t("password.again")} {...field("again", "new-password")} />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={isSending}>
            {t("password.change")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
