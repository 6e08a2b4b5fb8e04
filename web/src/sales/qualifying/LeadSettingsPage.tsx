import { Alert, Button, Checkbox, Skeleton, Stack, Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useServerForm } from "@/ui/form/useServerForm";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { changeSettings, ITEMS, type LeadSettings, settingsKeys, useLeadSettings } from "./api";
import { PointsFields } from "./PointsFields";

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

/** The settings as they are written, and their way to the server. */
function useSettingsForm(settings: LeadSettings) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  return useServerForm({
    initialValues: {
      required: [...settings.required],
      reasons: settings.reasons.join("\n"),
      points: [...settings.points],
    },
    send: async ({ reasons, ...rest }) => {
      const body = { ...rest, reasons: reasons.split("\n").filter((line) => line.trim()) };
      cache.setQueryData(settingsKeys.one("ours"), await changeSettings(body, settings.version));
    },
    onDone: () => toastDone(t("lead_settings.saved")),
  });
}

function Settings({ settings }: { settings: LeadSettings }) {
  const { t } = useTranslation("sales");
  const may = settings.may.update ?? false;
  const { form, submit, isSending, refusal } = useSettingsForm(settings);
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
        <PointsFields
          rules={form.values.points}
          onChange={(points) => form.setFieldValue("points", points)}
          may={may}
          errorOf={(place) => form.errors[`points.${place}`] as string | undefined}
        />
        <Learned learned={settings.learned ?? null} />
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

/** What earlier leads teach, how well it told the latest ones, or what is still missing. */
function Learned({ learned }: { learned: LeadSettings["learned"] }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const trial = learned?.trial;
  return (
    <div>
      <Text size="sm">{t("score.learned")}</Text>
      <Text size="xs" c="dimmed">
        {t("score.learned_about")}
      </Text>
      <Text size="sm" mt={4}>
        {!learned && t("score.not_yet")}
        {learned &&
          !trial &&
          t("score.too_little", {
            needed: learned.needed,
            converted: learned.converted,
            others: learned.leads - learned.converted,
          })}
        {learned &&
          trial &&
          t(learned.is_used ? "score.used" : "score.unused", {
            leads: learned.leads,
            share: format.percent(learned.converted / learned.leads),
            rows: trial.rows,
            auc: trial.auc.toFixed(2),
            brier: trial.brier.toFixed(3),
            base: trial.base_brier.toFixed(3),
          })}
      </Text>
    </div>
  );
}
