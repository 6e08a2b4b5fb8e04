import { Alert, Card, Group, NativeSelect, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { PageHead } from "@/ui/PageHead";
import { toastDone } from "@/ui/toast";
import { CHOICES, type Choice, chooseNotices, type NoticeSettings, noticeSettingsQuery } from "./api";

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const ZONES = Intl.supportedValuesOf("timeZone");

/** How one is told of what. Each choice holds at once. */
export default function NoticeSettingsPage() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { data } = useSuspenseQuery(noticeSettingsQuery);
  const save = useMutation({
    mutationFn: chooseNotices,
    onMutate: (settings) => cache.setQueryData(noticeSettingsQuery.queryKey, settings),
    onSuccess: () => toastDone(t("notices.saved")),
    onSettled: () => cache.invalidateQueries({ queryKey: noticeSettingsQuery.queryKey }),
  });
  const change = (changes: Partial<NoticeSettings>) => save.mutate({ ...data, ...changes });
  const choose = (kind: string, choice: Choice) =>
    change({ kinds: data.kinds.map((one) => (one.kind === kind ? { ...one, choice } : one)) });
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("notices.settings")} about={t("notices.about")} />
      {!data.sends_mail && (
        <Alert color="gray" icon={<IconMailOff aria-hidden />}>
          {t("notices.no_mail")}
        </Alert>
      )}
      <Card withBorder>
        <Stack gap="sm">
          <Title order={2}>{t("notices.kinds")}</Title>
          {data.kinds.map(({ kind, name, choice }) => (
            <Group key={kind} justify="space-between" gap="xs">
              <Text size="sm" id={`notice-${kind}`} maw="26rem">
                {name}
              </Text>
              <NativeSelect
                aria-labelledby={`notice-${kind}`}
                w={{ base: "100%", xs: 250 }}
                value={choice}
                onChange={({ currentTarget }) => choose(kind, currentTarget.value as Choice)}
                data={CHOICES.map((value) => ({ value, label: t(`notices.choice.${value}`) }))}
              />
            </Group>
          ))}
        </Stack>
      </Card>
      <DigestCard key={data.digest_at} settings={data} onChange={change} />
    </Stack>
  );
}

interface DigestProps {
  settings: NoticeSettings;
  onChange: (changes: Partial<NoticeSettings>) => void;
}

function DigestCard({ settings, onChange }: DigestProps) {
  const { t } = useTranslation("staff");
  const { organisation } = useMe();
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2}>{t("notices.digest")}</Title>
        <Text size="sm" c="dimmed">
          {t("notices.digest_about")}
        </Text>
        <Group align="flex-end">
          <TextInput
            type="time"
            w={120}
            label={t("notices.digest_at")}
            defaultValue={settings.digest_at}
            onBlur={({ currentTarget: { value } }) =>
              value && value !== settings.digest_at && onChange({ digest_at: value })
            }
          />
          <NativeSelect
            label={t("notices.digest_day")}
            value={settings.digest_day}
            onChange={({ currentTarget }) => onChange({ digest_day: Number(currentTarget.value) })}
            data={DAYS.map((day) => ({ value: String(day), label: t(`notices.day.d${day}`) }))}
          />
          <Select
            label={t("notices.zone")}
            w={280}
            searchable
            clearable
            placeholder={t("notices.zone_ours", { zone: organisation.zone })}
            value={settings.zone || null}
            onChange={(zone) => onChange({ zone: zone ?? "" })}
            data={ZONES}
          />
        </Group>
      </Stack>
    </Card>
  );
}
