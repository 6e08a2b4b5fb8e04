import { Alert, Button, Checkbox, Skeleton, Stack, Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useServerForm } from "@/ui/form/useServerForm";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { changeSettings, ITEMS, type LeadSettings, settingsKeys, useLeadSettings } from "./api";

/** What the house asks of a lead, and why it sets leads aside. */
export default function LeadSettingsPage() {
  const { t } = useTranslation("sales");
  const { data, error, refetch } = useLeadSettings();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={640}>
      <PageHead title={t("lead_settings.title")} about={t("lead_settings.about")} />
      {data ? <Settings key={data.version} settings={data} /> : <Skeleton h={320} />}
    </Stack>
  );
}

function Settings({ settings }: { settings: LeadSettings }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const may = settings.may.update ?? false;
  const { form, submit, isSending, refusal } = useServerForm({
    initialValues: { required: [...settings.required], reasons: settings.reasons.join("\n") },
    send: async ({ required, reasons }) => {
      const body = { required, reasons: reasons.split("\n").filter((line) => line.trim()) };
      cache.setQueryData(settingsKeys.one("ours"), await changeSettings(body, settings.version));
    },
    onDone: () => toastDone(t("lead_settings.saved")),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {refusal && (
          <Alert color="red" title={refusal.title} role="alert">
            {refusal.message}
          </Alert>
        )}
        <Checkbox.Group
          label={t("lead_settings.required")}
          description={t("lead_settings.required_about")}
          {...form.getInputProps("required")}
        >
          <Stack gap="xs" mt="xs">
            {ITEMS.map((item) => (
              <Checkbox key={item} value={item} label={t(`qualifying.items.${item}`)} disabled={!may} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Textarea
          label={t("lead_settings.reasons")}
          description={t("lead_settings.reasons_about")}
          autosize
          minRows={5}
          readOnly={!may}
          {...form.getInputProps("reasons")}
        />
        {may ? (
          <Button type="submit" loading={isSending} style={{ alignSelf: "flex-end" }}>
            {t("lead_settings.save")}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {t("lead_settings.only_admins")}
          </Text>
        )}
      </Stack>
    </form>
  );
}
