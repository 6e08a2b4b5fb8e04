import { Alert, Button, Group, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { type Sender, sendTest } from "./api";

/** A mail to oneself, sent now; what the server answers stands below. */
export function TestMail({ sender }: { sender: Sender }) {
  const { t } = useTranslation("channels");
  const me = useMe();
  const [to, setTo] = useState<string>();
  const test = useMutation({ mutationFn: (address: string) => sendTest(sender.id, address) });
  const address = to ?? me.email ?? "";
  const send = (event: FormEvent) => {
    event.preventDefault();
    test.mutate(address);
  };
  return (
    <form onSubmit={send}>
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t("sending.test_to")}
          type="email"
          required
          withAsterisk={false}
          value={address}
          onChange={(event) => setTo(event.currentTarget.value)}
          flex={1}
          maw={360}
        />
        <Button type="submit" variant="default" loading={test.isPending}>
          {t("sending.test")}
        </Button>
      </Group>
      {test.data && (
        <Alert
          mt="xs"
          role="status"
          color={test.data.outcome === "sent" ? "main" : "yellow"}
          title={t(`sending.tried.${test.data.outcome}`)}
        >
          {test.data.reason && (
            <div>{t(`sending.reason.${test.data.reason}`, { defaultValue: t("sending.reason.other") })}</div>
          )}
          {test.data.detail}
        </Alert>
      )}
    </form>
  );
}
