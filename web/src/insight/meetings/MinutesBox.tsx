import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastProblem } from "@/ui/toast";
import { type Item, useKeep, writeMinutes } from "./api";

/** Where the minutes of an item are written. */
export function MinutesBox({ item, onClose }: { item: Item; onClose: () => void }) {
  const { t } = useTranslation("insight");
  const [text, setText] = useState(item.minutes);
  const keep = useKeep();
  const save = useMutation({
    mutationFn: () => writeMinutes(item, text),
    meta: { quiet: true },
    onSuccess: (told) => {
      keep(told);
      onClose();
    },
    onError: toastProblem,
  });
  return (
    <Stack gap="xs">
      <Textarea
        label={t("meeting.minutes")}
        description={t("meeting.minutes_about")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={20_000}
        minRows={3}
        autosize
        autoFocus
      />
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("meeting.cancel")}
        </Button>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t("meeting.save")}
        </Button>
      </Group>
    </Stack>
  );
}
