import { Alert, Button, PasswordInput, Stack, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertCircle } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { greet, signIn } from "@/client/session";
import { AppLink } from "@/ui/AppLink";
import { safeNext } from "@/ui/safeNext";
import { useGo } from "@/ui/useGo";
import { Door } from "../door/Door";
import { houseQuery } from "./api";

interface Given {
  email: string;
  password: string;
}

function useEnter(next: string | undefined) {
  const go = useGo();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ email, password }: Given) => {
      await greet();
      await signIn(email.trim(), password);
    },
    meta: { quiet: true },
    onSuccess: async () => {
      queries.clear();
      await go(safeNext(next), { replace: true });
    },
  });
}

/** The door. What went wrong is said above the fields; the address typed stays. */
export default function SignInPage() {
  const { t } = useTranslation("staff");
  const { next } = useSearch({ strict: false }) as { next?: string };
  const house = useQuery(houseQuery);
  const form = useForm<Given>({
    initialValues: { email: "", password: "" },
    validate: {
      email: (value) => (value.includes("@") ? null : t("signin.email_missing")),
      password: (value) => (value ? null : t("signin.password_missing")),
    },
  });
  const enter = useEnter(next);

  if (house.data?.is_set_up === false) return <Navigate to={"/set-up" as string} replace />;
  return (
    <Door>
      <form onSubmit={form.onSubmit((given) => enter.mutate(given))} noValidate>
        <Stack>
          <Title order={1} size="h2">
            {t("signin.title")}
          </Title>
          {enter.error && <Refusal error={enter.error} />}
          <TextInput
            label={t("signin.email")}
            type="email"
            autoComplete="username"
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
          <AppLink to="/forgot" size="sm">
            {t("signin.forgot")}
          </AppLink>
        </Stack>
      </form>
    </Door>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation("staff");
  const { status, code } = toProblem(error);
  const said =
    status === 0
      ? t("signin.offline")
      : status === 429 || code === "too_many_login_attempts"
        ? t("signin.too_often")
        : status === 400 || status === 401
          ? t("signin.wrong")
          : t("signin.failed");
  return (
    <Alert color="red" icon={<IconAlertCircle size={18} />} role="alert">
      {said}
    </Alert>
  );
}
