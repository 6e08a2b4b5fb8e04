import { Alert, Button, PasswordInput, Stack, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertCircle, IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Flow } from "@/client/allauth";
import { toProblem } from "@/client/problem";
import { greet, signIn } from "@/client/session";
import { AppLink } from "@/ui/AppLink";
import { enterByPasskey } from "../factors/api";
import { knowsPasskeys } from "../factors/passkey";
import { CameBack } from "../providers/CameBack";
import { Leave } from "../providers/Leave";

interface Given {
  email: string;
  password: string;
}

interface Props {
  next: string | undefined;
  onIn: () => Promise<void>;
  onSecondStep: (step: Flow) => void;
}

/** What follows once somebody was let in, or half way in. */
function useEnter({ onIn, onSecondStep }: Pick<Props, "onIn" | "onSecondStep">) {
  return useMutation({
    mutationFn: async (by: () => Promise<Flow | undefined>) => {
      await greet();
      return by();
    },
    meta: { quiet: true },
    onSuccess: async (left) => {
      if (left) onSecondStep(left);
      else await onIn();
    },
  });
}

/** Address and password, or a passkey. What went wrong is said above the fields; the address typed stays. */
export function FirstStep({ next, onIn, onSecondStep }: Props) {
  const { t } = useTranslation("staff");
  const form = useForm<Given>({
    initialValues: { email: "", password: "" },
    validate: {
      email: (value) => (value.includes("@") ? null : t("signin.email_missing")),
      password: (value) => (value ? null : t("signin.password_missing")),
    },
  });
  const enter = useEnter({ onIn, onSecondStep });
  const byPasskey = () =>
    enter.mutate(async () => {
      await enterByPasskey();
      return undefined;
    });
  return (
    <form
      onSubmit={form.onSubmit(({ email, password }) => enter.mutate(() => signIn(email.trim(), password)))}
      noValidate
    >
      <Stack>
        <Title order={1} size="h2">
          {t("signin.title")}
        </Title>
        {enter.error ? <Refusal error={enter.error} /> : <CameBack />}
        <TextInput
          label={t("signin.email")}
          type="email"
          autoComplete="username webauthn"
          autoFocus
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("signin.password")}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": t("signin.show") }}
          {...form.getInputProps("password")}
        />
        <Button type="submit" loading={enter.isPending} fullWidth mt="xs">
          {t("signin.enter")}
        </Button>
        {knowsPasskeys() && (
          <Button variant="default" leftSection={<IconFingerprint size={18} />} onClick={byPasskey}>
            {t("signin.by_passkey")}
          </Button>
        )}
        <Leave next={next ? `/sign-in?${new URLSearchParams({ next })}` : "/sign-in"} />
        <AppLink to="/forgot" size="sm">
          {t("signin.forgot")}
        </AppLink>
      </Stack>
    </form>
  );
}

const SAID: Readonly<Record<string, string>> = {
  too_many_login_attempts: "signin.too_often",
  passkey_cancelled: "signin.passkey_cancelled",
  incorrect_code: "signin.passkey_unknown",
};

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation("staff");
  const { status, code } = toProblem(error);
  const said =
    status === 0
      ? "signin.offline"
      : status === 429
        ? "signin.too_often"
        : (SAID[code] ?? (status === 400 || status === 401 ? "signin.wrong" : "signin.failed"));
  return (
    <Alert color="red" icon={<IconAlertCircle size={18} />} role="alert">
      {t(said)}
    </Alert>
  );
}
