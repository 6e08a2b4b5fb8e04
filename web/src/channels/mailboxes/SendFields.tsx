import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Mailbox } from "./api";
import type { Form } from "./fields";
import { ServerFields } from "./ServerFields";

/** The server that takes our mail. */
export function SendFields({ form, mailbox }: { form: Form; mailbox: Mailbox | null }) {
  const { t } = useTranslation("channels");
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("mailboxes.send_about")}
      </Text>
      <ServerFields form={form} kind="smtp" hasPassword={mailbox?.has_smtp_password ?? false} />
    </Stack>
  );
}
