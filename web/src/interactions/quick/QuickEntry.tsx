import { Button, Card, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBolt } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone, toastProblem } from "@/ui/toast";
import { enter, type Quick, quickKeys, understand } from "./api";
import { Understood } from "./Understood";

const PAUSE_MS = 250;

/** The line, what it means so far, and writing it down. */
function useQuickEntry() {
  const { t } = useTranslation("interactions");
  const cache = useQueryClient();
  const [text, setText] = useState("");
  const [chosen, choose] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data } = useQuery({
    queryKey: quickKeys.list({ text: asked, chosen }),
    queryFn: ({ signal }) => understand(asked, chosen, signal),
    enabled: asked !== "",
    placeholderData: (previous) => previous,
  });
  const told: Quick | undefined = asked ? data : undefined;
  const isReady = Boolean(told?.becomes) && asked === text.trim();

  function type(value: string) {
    setText(value);
    choose(null);
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    setSending(true);
    try {
      const made = await enter(asked, chosen);
      for (const label of ["interactions.Activity", "interactions.Task", "bond.Home"]) {
        void cache.invalidateQueries({ queryKey: [label] });
      }
      toastDone(t(`quick.made.${made.becomes}`, { subject: made.subject }));
      type("");
    } catch (problem) {
      toastProblem(problem);
    } finally {
      setSending(false);
    }
  }

  return { text, type, choose, told, isReady, isSending, send };
}

/** One line that says what somebody will do or did. What it means stands below before it is written. */
export function QuickEntry() {
  const { t } = useTranslation("interactions");
  const { text, type, choose, told, isReady, isSending, send } = useQuickEntry();
  return (
    <Card withBorder padding="sm" component="section" aria-label={t("quick.title")}>
      <form onSubmit={send}>
        <Stack gap={6}>
          <Group gap="xs" wrap="nowrap" align="flex-end">
            <TextInput
              flex={1}
              label={t("quick.title")}
              placeholder={t("quick.example")}
              leftSection={<IconBolt size={16} aria-hidden />}
              maxLength={300}
              value={text}
              onChange={(event) => type(event.currentTarget.value)}
            />
            <Button type="submit" loading={isSending} disabled={!isReady}>
              {t("quick.record")}
            </Button>
          </Group>
          <div aria-live="polite">
            {told ? (
              <Understood told={told} onChoose={choose} />
            ) : (
              <Text size="xs" c="dimmed">
                {t("quick.about")}
              </Text>
            )}
          </div>
        </Stack>
      </form>
    </Card>
  );
}
