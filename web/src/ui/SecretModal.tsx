import { Button, Group, Modal, Stack } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyOnce } from "./CopyOnce";

interface Props {
  title: string;
  label: string;
  about: string;
  onClose: () => void;
  /** The form that makes the secret: `(show) => <TokenForm onIssued={show} />`. */
  children: (show: (secret: string) => void) => ReactNode;
}

/** Makes a secret and shows it in the same window, this once; a click beside it loses nothing. */
export function SecretModal({ title, label, about, onClose, children }: Props) {
  const { t } = useTranslation("ui");
  const [secret, show] = useState<string | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {secret ? (
        <Stack>
          <CopyOnce label={label} about={about} value={secret} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t("close")}</Button>
          </Group>
        </Stack>
      ) : (
        children(show)
      )}
    </Modal>
  );
}
