import { NumberInput, Radio, SimpleGrid, Skeleton, Stack, Switch, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormBody } from "@/ui/form/FormBody";
import { type ServerForm, useServerForm } from "@/ui/form/useServerForm";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { AFTER_SOLVE, changeSettings, type Settings, settingsKeys, useSurveySettings } from "./api";

type Asks = (typeof AFTER_SOLVE)[number];
interface Values extends Record<string, unknown> {
  after_solve: Asks;
  after_hours: number;
  rest_days: number;
  asks_nps: boolean;
  nps_percent: number;
  nps_period_days: number;
  nps_months: number;
}

/** What customers are asked by mail without anybody's doing: after a solve, and from time to time. */
export default function SettingsPage() {
  const { t } = useTranslation("service");
  const { data, error, refetch } = useSurveySettings();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={720}>
      <PageHead title={t("surveys.settings.title")} about={t("surveys.settings.about")} />
      {data ? <Chosen key={data.version} settings={data} /> : <Skeleton h={320} />}
    </Stack>
  );
}

function Chosen({ settings }: { settings: Settings }) {
  const { t } = useTranslation("service");
  const cache = useQueryClient();
  const { version, may, asked_since: _, after_solve, ...rest } = settings;
  const { form, ...sending } = useServerForm<Values>({
    initialValues: { ...rest, after_solve: after_solve as Asks },
    send: async (values) => {
      cache.setQueryData(settingsKeys.one("ours"), await changeSettings(values, version));
    },
    onDone: () => toastDone(t("surveys.settings.saved")),
  });
  return (
    <FormBody {...sending} isReadOnly={!may.update} isUnchanged={!form.isDirty()}>
      <AfterSolve form={form} />
      <Relations form={form} />
      <NumberInput
        label={t("surveys.settings.rest_days")}
        description={t("surveys.settings.rest_about")}
        suffix={t("surveys.settings.days")}
        min={1}
        max={365}
        allowDecimal={false}
        maw={320}
        {...form.getInputProps("rest_days")}
      />
    </FormBody>
  );
}

type Part = Pick<ServerForm<Values>, "form">;

function AfterSolve({ form }: Part) {
  const { t } = useTranslation("service");
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t("surveys.settings.after_solve")}
        description={t("surveys.settings.after_about")}
        {...form.getInputProps("after_solve")}
      >
        <Stack gap="xs" mt="xs">
          {AFTER_SOLVE.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={t(`surveys.settings.asks.${kind || "nothing"}`)}
              description={kind && t(`surveys.settings.asks_about.${kind}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {form.values.after_solve && (
        <NumberInput
          label={t("surveys.settings.after_hours")}
          suffix={t("surveys.settings.hours")}
          min={0}
          max={240}
          allowDecimal={false}
          maw={320}
          {...form.getInputProps("after_hours")}
        />
      )}
    </Stack>
  );
}

function Relations({ form }: Part) {
  const { t } = useTranslation("service");
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t("surveys.settings.nps")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("surveys.settings.nps_about")}
      </Text>
      <Switch
        label={t("surveys.settings.asks_nps")}
        {...form.getInputProps("asks_nps", { type: "checkbox" })}
      />
      {form.values.asks_nps && (
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs">
          {(["nps_percent", "nps_period_days", "nps_months"] as const).map((name) => (
            <NumberInput
              key={name}
              label={t(`surveys.settings.${name}`)}
              suffix={t(`surveys.settings.${name}_unit`)}
              min={1}
              allowDecimal={false}
              {...form.getInputProps(name)}
            />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}
