import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { contacts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastProblem } from "@/ui/toast";
import { type Look, lookAt, type Step } from "./api";

interface Props {
  steps: readonly Step[];
  language: "ja" | "en";
}

/** The steps as they would be for somebody who came in now; for nobody, the places stand as they are. */
export function Preview({ steps, language }: Props) {
  const { t } = useTranslation("sales");
  const [contact, choose] = useState<Picked | null>(null);
  const look = useMutation({
    mutationFn: () => lookAt({ steps: [...steps], language, lead_id: null, contact_id: contact?.id ?? null }),
    meta: { quiet: true },
    onError: toastProblem,
  });
  return (
    <Stack gap="xs">
      <Group align="flex-end">
        <RecordPicker
          label={t("sequences.preview_for")}
          source={contacts}
          value={contact}
          onChange={choose}
        />
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>
          {t("sequences.preview")}
        </Button>
      </Group>
      {look.data?.items.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their place
        <Looked key={place} one={one} />
      ))}
    </Stack>
  );
}

function Looked({ one }: { one: Look }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap={2} role="group" aria-label={one.subject}>
      <Text size="xs" c="dimmed">
        <DateText iso={one.due_at} /> · {t(`sequences.kind.${one.kind}`)}
      </Text>
      <Text size="sm" fw={600}>
        {one.subject}
      </Text>
      {one.text && (
        <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
          {one.text}
        </Text>
      )}
      {one.empty.length > 0 && (
        <Text size="xs" c="red.9">
          {t("sequences.empty_places")}
        </Text>
      )}
    </Stack>
  );
}
