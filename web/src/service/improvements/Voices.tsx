import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { toastProblem } from "@/ui/toast";
import classes from "../complaints/complaints.module.css";
import { type Improvement, removeVoice, useAskAgain, type Voice } from "./api";

/** Who asks for it, in their words, as far as one may read them. */
export function Voices({ improvement }: { improvement: Improvement }) {
  const { t } = useTranslation("service");
  const hidden = improvement.voices - improvement.heard.length;
  return (
    <Stack gap="sm" component="section" aria-label={t("improvement.voices")}>
      <Title order={2} size="h4">
        {t("improvement.voices")}
      </Title>
      {improvement.voices === 0 && (
        <Text size="sm" c="dimmed">
          {t("improvement.no_voices")}
        </Text>
      )}
      {improvement.heard.map((voice) => (
        <Heard key={voice.id} voice={voice} />
      ))}
      {hidden > 0 && (
        <Text size="sm" c="dimmed">
          {t("improvement.hidden", { n: hidden })}
        </Text>
      )}
    </Stack>
  );
}

function Heard({ voice }: { voice: Voice }) {
  const { t } = useTranslation("service");
  const who = [voice.account?.name, voice.contact?.name].filter(Boolean).join(" ");
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" className={classes.block}>
      <Stack gap={2} miw={0}>
        <Text size="xs" c="dimmed">
          {t(`improvement.kind_of.${voice.kind}`)}
          {voice.score !== null && ` ★${voice.score}`}
          {who && ` · ${who}`} · <DateText iso={voice.added_at} />
          {voice.added_by && ` ${voice.added_by.name}`}
        </Text>
        <Text size="sm" className={classes.told}>
          <Said voice={voice} />
        </Text>
        {voice.told_at && (
          <Text size="xs">
            {t("improvement.was_told")} <DateText iso={voice.told_at} /> {voice.told_by?.name}
          </Text>
        )}
      </Stack>
      {voice.may.delete && <Remove voice={voice} />}
    </Group>
  );
}

function Said({ voice }: { voice: Voice }) {
  const { t } = useTranslation("service");
  const said = voice.said || t("improvement.no_words");
  if (voice.complaint_id) return <AppLink to={`/complaints/${voice.complaint_id}`}>{said}</AppLink>;
  if (!voice.ticket) return said;
  return <AppLink to={`/tickets/${voice.ticket.id}`}>{`#${voice.ticket.number} ${said}`}</AppLink>;
}

function Remove({ voice }: { voice: Voice }) {
  const { t } = useTranslation("service");
  const askAgain = useAskAgain();
  const remove = useMutation({
    mutationFn: () => removeVoice(voice.id),
    meta: { quiet: true },
    onSuccess: askAgain,
    onError: toastProblem,
  });
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      leftSection={<IconX size={14} aria-hidden />}
      aria-label={t("improvement.remove_voice", { name: voice.said })}
      loading={remove.isPending}
      onClick={() => remove.mutate()}
    >
      {t("improvement.remove")}
    </Button>
  );
}
