import { Alert, Button, PasswordInput, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { greet } from "@/client/session";
import { AppLink } from "@/ui/AppLink";
import { useServerForm } from "@/ui/form/useServerForm";
import { wordsOf } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { useGo } from "@/ui/useGo";
import { Door } from "../door/Door";
import { Leave } from "../providers/Leave";
import { accept, type Invitation, useInvitation } from "./api";

/** Where an invited person arrives: choose a password, and be inside. */
export default function InvitationPage() {
  const { key = "" } = useParams({ strict: false }) as { key?: string };
  const invitation = useInvitation(key);
  return (
    <Door>
      {invitation.error ? (
        <Refused error={invitation.error} />
      ) : invitation.data ? (
        <Choose link={key} invitation={invitation.data} />
      ) : (
        <Skeleton h={240} />
      )}
    </Door>
  );
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation("staff");
  const { title, message } = wordsOf(error);
  return (
    <Stack>
      <Title order={1} size="h3">
        {title}
      </Title>
      <Text>{message}</Text>
      <AppLink to="/sign-in">{t("invitation.to_sign_in")}</AppLink>
    </Stack>
  );
}

interface Given extends Record<string, unknown> {
  password: string;
  again: string;
}

function Choose({ link, invitation }: { link: string; invitation: Invitation }) {
  const { t } = useTranslation("staff");
  const format = useFormat();
  const queries = useQueryClient();
  const go = useGo();
  const { form, submit, isSending, refusal } = useServerForm<Given>({
    initialValues: { password: "", again: "" },
    validate: {
      password: (value: string) => (value ? null : t("signin.password_missing")),
      again: (value: string, all: Given) => (value === all.password ? null : t("password.differs")),
    },
    send: async ({ password }) => {
      await greet();
      const { is_signed_in } = await accept(link, password);
      queries.clear();
      await go(is_signed_in ? "/" : "/sign-in", { replace: true });
    },
    onDone: () => undefined,
  });
  const field = (name: string) => ({
    autoComplete: "new-password",
    visibilityToggleButtonProps: { "aria-label": t("signin.show") },
    ...form.getInputProps(name),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Title order={1} size="h3">
          {t(`${invitation.purpose}.title`, { name: invitation.name })}
        </Title>
        <Text size="sm">{t(`${invitation.purpose}.about`, { organisation: invitation.organisation })}</Text>
        {refusal && (
          <Alert color="red" title={refusal.title} role="alert">
            {refusal.message}
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          {t("signin.email")}: {invitation.email}
        </Text>
        {/* Password managers file the password under this name. */}
        <input type="hidden" name="username" autoComplete="username" value={invitation.email} />
        <PasswordInput
          label={t("signin.password")}
          description={t("password.about")}
          {...field("password")}
        />
        <PasswordInput label={t("password.again")} {...field("again")} />
        <Button type="submit" loading={isSending}>
          {t(`${invitation.purpose}.enter`)}
        </Button>
        {invitation.purpose === "invitation" && <Leave next="/sign-in" invitation={link} />}
        <Text size="xs" c="dimmed">
          {t("invitation.until", { until: format.date(invitation.expires_at) })}
        </Text>
      </Stack>
    </form>
  );
}
