import { Alert, Button, Group, Select, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { type Check, type Mailbox, tryOut } from "./api";
import { connectionOf, type Form } from "./fields";
import { ServerFields } from "./ServerFields";

/** The server mail is fetched from, and what becomes of it there. */
export function FetchFields({ form, mailbox }: { form: Form; mailbox: Mailbox | null }) {
  const { t } = useTranslation("channels");
  const { after_fetch } = form.getValues();
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("mailboxes.fetch_about")}
      </Text>
      <ServerFields form={form} kind="imap" hasPassword={mailbox?.has_imap_password ?? false} />
      <TagsInput
        label={t("mailboxes.folders")}
        description={t("mailboxes.folders_about")}
        placeholder="INBOX"
        {...form.getInputProps("folders")}
      />
      <Select
        label={t("mailboxes.after_fetch")}
        data={(["keep", "seen", "move"] as const).map((value) => ({
          value,
          label: t(`mailboxes.after.${value}`),
        }))}
        allowDeselect={false}
        {...form.getInputProps("after_fetch")}
      />
      {after_fetch === "move" && (
        <TextInput label={t("mailboxes.moved_to")} required {...form.getInputProps("moved_to")} />
      )}
      <TextInput
        label={t("mailboxes.trusted_server")}
        description={t("mailboxes.trusted_server_about")}
        placeholder="mx.example.com"
        {...form.getInputProps("trusted_server")}
      />
      <Try form={form} mailbox={mailbox} />
    </Stack>
  );
}

function Try({ form, mailbox }: { form: Form; mailbox: Mailbox | null }) {
  const { t } = useTranslation("channels");
  const check = useMutation({ mutationFn: () => tryOut(connectionOf(form.getValues()), mailbox) });
  return (
    <Stack gap="xs">
      <Group>
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {t("mailboxes.try")}
        </Button>
      </Group>
      <div role="status">
        {check.data && <Told check={check.data} />}
        {check.error && <ProblemView error={check.error} />}
      </div>
    </Stack>
  );
}

function Told({ check }: { check: Check }) {
  const { t } = useTranslation("channels");
  const format = useFormat();
  if (check.is_ok) {
    return (
      <Alert color="green" variant="light" title={t("mailboxes.try_ok")}>
        {t("mailboxes.try_folders", { folders: format.list(check.folders) })}
      </Alert>
    );
  }
  return (
    <Alert color="red" variant="light" title={t(`mailboxes.error.${check.error}`)}>
      {check.detail && t("mailboxes.try_said", { detail: check.detail })}
    </Alert>
  );
}
