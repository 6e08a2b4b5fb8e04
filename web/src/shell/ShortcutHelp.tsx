import { Group, Kbd, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Shortcut, useListedShortcuts } from "@/ui/shortcuts";

/** Every key bound on this page, and the two that always are. */
export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("shell");
  const listed = useListedShortcuts();
  const always: Shortcut = { keys: "Ctrl/⌘ K", label: t("keys.palette") };
  const shown = new Map([always, ...listed].map((one) => [one.keys, one]));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("keys.help")}
      size="md"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="xs">
        {[...shown.values()].map(({ keys, label }) => (
          <Group key={keys} justify="space-between" wrap="nowrap">
            <Text size="sm">{label}</Text>
            <Group gap={4} wrap="nowrap">
              {keys.split(" ").map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
        <Text size="xs" c="dimmed" mt="sm">
          {t("keys.silent")}
        </Text>
      </Stack>
    </Modal>
  );
}
