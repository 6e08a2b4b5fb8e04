import { Anchor, Button, Group, Select, Stack, Text } from "@mantine/core";
import { IconFileImport, IconMailOff } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { toastDone } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { processAgain, type Received, rawOf, receivedKeys, receivedMails, STATES } from "./api";
import { DiscardModal } from "./DiscardModal";
import { UploadModal } from "./UploadModal";

const TONES: Readonly<Record<string, Tone>> = { processed: "good", quarantined: "warn", received: "active" };

function What({ mail }: { mail: Received }) {
  const { t } = useTranslation("channels");
  const { ticket } = mail;
  return (
    <Stack gap={2}>
      <StatusBadge tone={TONES[mail.state] ?? "neutral"} label={t(`received.state.${mail.state}`)} />
      {mail.reason && (
        <Text size="xs" style={{ whiteSpace: "normal" }}>
          {t(`received.reason.${mail.reason}`)}
        </Text>
      )}
      {mail.note && (
        <Text size="xs" c="dimmed" style={{ whiteSpace: "normal" }}>
          {mail.note}
        </Text>
      )}
      {ticket && (
        <AppLink to={`/tickets/${String(ticket.id)}`} size="xs">
          {t("received.ticket", { number: ticket.number })}
        </AppLink>
      )}
    </Stack>
  );
}

function Acts({ mail, onDiscard }: { mail: Received; onDiscard: () => void }) {
  const { t } = useTranslation("channels");
  const cache = useQueryClient();
  const again = useMutation({
    mutationFn: () => processAgain(mail),
    onSuccess: () => toastDone(t("received.released")),
    onSettled: () => cache.invalidateQueries({ queryKey: receivedKeys.all }),
  });
  const subject = mail.subject || t("received.no_subject");
  return (
    <Group gap="xs" wrap="nowrap">
      {mail.state !== "erased" && (
        <Anchor size="sm" href={rawOf(mail)} download aria-label={t("received.raw_named", { subject })}>
          {t("received.raw")}
        </Anchor>
      )}
      {mail.may.process && (
        <Button
          size="compact-sm"
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate()}
          aria-label={t("received.again_named", { subject })}
        >
          {t("received.again")}
        </Button>
      )}
      {mail.may.discard && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={onDiscard}
          aria-label={t("received.discard_named", { subject })}
        >
          {t("received.discard")}
        </Button>
      )}
    </Group>
  );
}

function useReceivedColumns(onDiscard: (mail: Received) => void): readonly Column<Received>[] {
  const { t } = useTranslation("channels");
  return [
    {
      key: "subject",
      label: t("received.subject"),
      render: ({ subject }) => subject || t("received.no_subject"),
    },
    { key: "sender", label: t("received.sender"), width: 13, render: ({ sender }) => sender || "–" },
    {
      key: "mailbox",
      label: t("received.mailbox"),
      width: 13,
      isExtra: true,
      render: ({ mailbox }) => mailbox.name,
    },
    {
      key: "received_at",
      label: t("received.received_at"),
      sort: "received_at",
      width: 8,
      render: ({ received_at }) => <DateText iso={received_at} />,
    },
    { key: "state", label: t("received.state_head"), width: 15, render: (mail) => <What mail={mail} /> },
    {
      key: "acts",
      label: t("mailboxes.acts"),
      width: 15,
      render: (mail) => <Acts mail={mail} onDiscard={() => onDiscard(mail)} />,
    },
  ];
}

/** Every mail that came in, first those that wait for somebody to decide. */
export default function ReceivedPage() {
  const { t } = useTranslation("channels");
  const cache = useQueryClient();
  const [discarded, discardThis] = useState<Received | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { values, set } = useFilters();
  const state = values.state ?? "quarantined";
  const columns = useReceivedColumns(discardThis);
  return (
    <ListPage
      title={t("received.title")}
      about={t("received.about")}
      actions={
        <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => setOpen(true)}>
          {t("received.upload.open")}
        </Button>
      }
    >
      <DataList
        name="received-mails"
        label={t("received.title")}
        columns={columns}
        source={receivedMails}
        fixed={state === "all" ? {} : { state }}
        filters={
          <Select
            aria-label={t("received.state_head")}
            data={[...STATES, "all"].map((value) => ({ value, label: t(`received.state.${value}`) }))}
            value={state}
            onChange={(value) => set({ state: value ?? undefined })}
            allowDeselect={false}
            w={200}
          />
        }
        defaultSort="-received_at"
        withoutSearch
        empty={
          <EmptyState icon={IconMailOff} title={t("received.empty")} about={t("received.empty_about")} />
        }
      />
      {isOpen && (
        <UploadModal
          onDone={() => {
            set({ state: "all" });
            void cache.invalidateQueries({ queryKey: receivedKeys.all });
          }}
          onClose={() => setOpen(false)}
        />
      )}
      {discarded && (
        <DiscardModal
          mail={discarded}
          onDone={() => void cache.invalidateQueries({ queryKey: receivedKeys.all })}
          onClose={() => discardThis(null)}
        />
      )}
    </ListPage>
  );
}
