import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { IconCheck, IconDots, IconPencil, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { type Promised, useSettle } from "./api";
import { PromiseModal } from "./PromiseModal";

/** What may be done with an open promise: keep it, say that it was broken, word it better. */
export function Settle({ promise }: { promise: Promised }) {
  const { t } = useTranslation("bond");
  const [isEditing, edit] = useState(false);
  const settle = useSettle(promise);
  if (promise.status !== "open" || !promise.may.update) return null;
  const end = (how: "keep" | "break") =>
    settle.mutate(how, { onSuccess: () => toastDone(t(`promises.done.${how}`)) });
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconCheck size={14} aria-hidden />}
        loading={settle.isPending}
        aria-label={t("promises.keep_of", { text: promise.text })}
        onClick={() => end("keep")}
      >
        {t("promises.keep")}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("promises.more_of", { text: promise.text })}
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => edit(true)}>
            {t("promises.edit")}
          </Menu.Item>
          <Menu.Item leftSection={<IconX size={15} aria-hidden />} onClick={() => end("break")}>
            {t("promises.break")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isEditing && <PromiseModal promise={promise} onClose={() => edit(false)} />}
    </Group>
  );
}
