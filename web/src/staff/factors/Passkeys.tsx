import { Alert, Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { deviceOf } from "../sessions/device";
import { addPasskey, type Factor, removePasskey } from "./api";
import type { Part } from "./part";
import { knowsPasskeys } from "./passkey";
import { whyNot } from "./words";

/** Fingerprint, face or a key of metal: signs in alone, and counts as both steps. */
export function Passkeys({ factors, change }: Part) {
  const { t } = useTranslation("staff");
  const [name, rename] = useState(deviceOf(navigator.userAgent) ?? "");
  const keys = factors.filter(({ type }) => type === "webauthn");
  const add = useMutation({ mutationFn: () => change(() => addPasskey(name.trim())), meta: { quiet: true } });
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t("factors.passkeys")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("factors.passkeys_about")}
      </Text>
      {keys.map((key) => (
        <Passkey key={key.id} passkey={key} change={change} />
      ))}
      {add.error && (
        <Alert color="red" role="alert">
          {whyNot(add.error, t)}
        </Alert>
      )}
      {knowsPasskeys() ? (
        <Group align="flex-end">
          <TextInput
            label={t("factors.passkey_name")}
            value={name}
            maxLength={100}
            onChange={(event) => rename(event.currentTarget.value)}
          />
          <Button variant="default" loading={add.isPending} onClick={() => add.mutate()}>
            {t("factors.add_passkey")}
          </Button>
        </Group>
      ) : (
        <Text size="sm">{t("factors.no_passkeys_here")}</Text>
      )}
    </Stack>
  );
}

function Passkey({ passkey, change }: { passkey: Factor; change: Part["change"] }) {
  const { t } = useTranslation("staff");
  const remove = useMutation({ mutationFn: () => change(() => removePasskey(passkey.id ?? 0)) });
  const used = passkey.last_used_at;
  return (
    <Group justify="space-between">
      <Text>
        {passkey.name}{" "}
        <Text span size="sm" c="dimmed">
          {t("factors.last_used")}{" "}
          {used ? <DateText iso={new Date(used * 1000).toISOString()} /> : t("factors.never")}
        </Text>
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        loading={remove.isPending}
        aria-label={t("factors.remove_named", { name: passkey.name })}
        onClick={() => remove.mutate()}
      >
        {t("factors.remove")}
      </Button>
    </Group>
  );
}
