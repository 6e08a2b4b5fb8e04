import { Alert, Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "@/client/allauth";
import { confirmByPasskey, enterCode } from "../factors/api";
import { knowsPasskeys } from "../factors/passkey";
import { whyNot } from "../factors/words";

interface Props {
  step: Flow;
  onIn: () => void;
  onBack: () => void;
}

/** The second step at the door: a code or a passkey, whichever this person has. */
export function SecondStep({ step, onIn, onBack }: Props) {
  const { t } = useTranslation("staff");
  const [code, type] = useState("");
  const enter = useMutation({
    mutationFn: (by: () => Promise<unknown>) => by(),
    meta: { quiet: true },
    onSuccess: onIn,
  });
  const typed = code.normalize("NFKC").replace(/[\s-]/g, "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate(() => enterCode(typed));
      }}
    >
      <Stack>
        <Title order={1} size="h2">
          {t("second.title")}
        </Title>
        {enter.error && (
          <Alert color="red" role="alert">
            {whyNot(enter.error, t)}
          </Alert>
        )}
        {step.types?.includes("webauthn") && knowsPasskeys() && (
          <Button variant="default" onClick={() => enter.mutate(confirmByPasskey)}>
            {t("factors.with_passkey")}
          </Button>
        )}
        <TextInput
          label={t("second.code")}
          description={t("second.code_about")}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" loading={enter.isPending} disabled={!typed}>
          {t("signin.enter")}
        </Button>
        <Text size="sm" c="dimmed">
          {t("second.lost")}
        </Text>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t("second.back")}
        </Button>
      </Stack>
    </form>
  );
}
