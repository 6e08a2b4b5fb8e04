import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { SecretModal } from "@/ui/SecretModal";
import { type Mailbox, newInboundAddress } from "./api";

interface Props {
  mailbox: Mailbox;
  onDone: () => void;
  onClose: () => void;
}

/** An address providers post mail to, shown once. */
export function InboundModal({ mailbox, onDone, onClose }: Props) {
  const { t } = useTranslation("channels");
  return (
    <SecretModal
      title={t("mailboxes.inbound_title", { address: mailbox.address })}
      label={t("mailboxes.inbound_label")}
      about={t("mailboxes.inbound_once")}
      onClose={onClose}
    >
      {(show) => <Ask mailbox={mailbox} onDone={onDone} show={show} />}
    </SecretModal>
  );
}

function Ask({ mailbox, onDone, show }: Omit<Props, "onClose"> & { show: (url: string) => void }) {
  const { t } = useTranslation("channels");
  const make = useMutation({
    mutationFn: () => newInboundAddress(mailbox),
    onSuccess: (url) => {
      onDone();
      show(url);
    },
  });
  return (
    <Stack>
      <Text size="sm">{t("mailboxes.inbound_about")}</Text>
      {mailbox.has_inbound_key && (
        <Text size="sm" c="var(--warn)">
          {t("mailboxes.inbound_again")}
        </Text>
      )}
      <Group justify="flex-end">
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {t("mailboxes.inbound_make")}
        </Button>
      </Group>
    </Stack>
  );
}
