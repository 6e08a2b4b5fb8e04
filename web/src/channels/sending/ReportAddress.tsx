import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SecretModal } from "@/ui/SecretModal";
import { newReportSecret, type Sender } from "./api";

/** Where the provider tells what became of our mail: an address to enter there, and a secret shown once. */
export function ReportAddress({ sender }: { sender: Sender }) {
  const { t } = useTranslation("channels");
  const [isOpen, setOpen] = useState(false);
  return (
    <Group>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {t("sending.reports.open")}
      </Button>
      {isOpen && (
        <SecretModal
          title={t("sending.reports.title", { address: sender.address })}
          label={t("sending.reports.label")}
          about={t("sending.reports.once")}
          onClose={() => setOpen(false)}
        >
          {(show) => <Ask sender={sender} show={show} />}
        </SecretModal>
      )}
    </Group>
  );
}

function Ask({ sender, show }: { sender: Sender; show: (secret: string) => void }) {
  const { t } = useTranslation("channels");
  const make = useMutation({
    mutationFn: () => newReportSecret(sender.id),
    onSuccess: ({ secret }) => show(secret),
  });
  return (
    <Stack>
      <Text size="sm">{t("sending.reports.about")}</Text>
      <Text size="sm" fw={600}>
        {t("sending.reports.url")}
      </Text>
      <Code style={{ overflowWrap: "anywhere" }}>
        {`${window.location.origin}/api/v1/delivery-reports/${sender.id}`}
      </Code>
      <Text size="sm" c="dimmed">
        {t("sending.reports.again")}
      </Text>
      <Group justify="flex-end">
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {t("sending.reports.make")}
        </Button>
      </Group>
    </Stack>
  );
}
