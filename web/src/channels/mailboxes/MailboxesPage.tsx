import { Button, Group, Stack, Text } from "@mantine/core";
import { IconMail, IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { StatusBadge } from "@/ui/StatusBadge";
import { type Mailbox, mailboxes, mailboxKeys } from "./api";
import { DeleteModal } from "./DeleteModal";
import { InboundModal } from "./InboundModal";
import { MailboxModal } from "./MailboxModal";

type What = "edit" | "inbound" | "delete";
type Opened = { what: "new" } | { what: What; mailbox: Mailbox };

/** How fetching goes, in a word; what is wrong, in a sentence. */
function State({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation("channels");
  const { fetching } = mailbox;
  const [tone, word] = !mailbox.is_active
    ? (["neutral", "off"] as const)
    : !mailbox.imap_host
      ? (["neutral", "not_fetched"] as const)
      : fetching.is_silent || fetching.error
        ? (["bad", fetching.is_silent ? "silent" : "failing"] as const)
        : fetching.fetched_at
          ? (["good", "good"] as const)
          : (["active", "starting"] as const);
  return (
    <Stack gap={2}>
      <StatusBadge tone={tone} label={t(`mailboxes.state.${word}`)} />
      {mailbox.is_active && fetching.error && (
        <Text size="xs" c="var(--bad)" style={{ whiteSpace: "normal" }}>
          {t(`mailboxes.error.${fetching.error}`)}
        </Text>
      )}
    </Stack>
  );
}

function useMailboxColumns(open: (opened: Opened) => void): readonly Column<Mailbox>[] {
  const { t } = useTranslation("channels");
  return [
    { key: "address", label: t("mailboxes.address"), sort: "address", render: ({ address }) => address },
    {
      key: "purpose",
      label: t("mailboxes.purpose"),
      width: 11,
      render: ({ purpose, team, user }) =>
        [t(`mailboxes.purposes.${purpose}`), user?.name ?? team?.name].filter(Boolean).join(" · "),
    },
    {
      key: "state",
      label: t("mailboxes.state_head"),
      width: 16,
      render: (mailbox) => <State mailbox={mailbox} />,
    },
    {
      key: "fetched",
      label: t("mailboxes.fetched_at"),
      width: 9,
      render: ({ fetching }) => (fetching.fetched_at ? <DateText iso={fetching.fetched_at} /> : "–"),
    },
    {
      key: "acts",
      label: t("mailboxes.acts"),
      width: 14,
      render: (mailbox) => <Acts mailbox={mailbox} open={open} />,
    },
  ];
}

function Acts({ mailbox, open }: { mailbox: Mailbox; open: (opened: Opened) => void }) {
  const { t } = useTranslation("channels");
  if (!mailbox.may.update) return null;
  return (
    <Group gap="xs" wrap="nowrap">
      {(["edit", "inbound", "delete"] as const).map((what) => (
        <Button
          key={what}
          size="compact-sm"
          variant="default"
          onClick={() => open({ what, mailbox })}
          aria-label={t(`mailboxes.act_named.${what}`, { address: mailbox.address })}
        >
          {t(`mailboxes.act.${what}`)}
        </Button>
      ))}
    </Group>
  );
}

/** Our mail addresses, and whether mail is being got from each. */
export default function MailboxesPage() {
  const { t } = useTranslation("channels");
  const cache = useQueryClient();
  const [opened, open] = useState<Opened | null>(null);
  const refresh = () => void cache.invalidateQueries({ queryKey: mailboxKeys.all });
  const close = () => open(null);
  const columns = useMailboxColumns(open);
  const add = (
    <Group gap="sm">
      <AppLink to="/settings/received-mails">{t("received.title")}</AppLink>
      <Button leftSection={<IconPlus size={16} />} onClick={() => open({ what: "new" })}>
        {t("mailboxes.add")}
      </Button>
    </Group>
  );
  return (
    <ListPage title={t("mailboxes.title")} about={t("mailboxes.about")} actions={add}>
      <DataList
        name="mailboxes"
        label={t("mailboxes.title")}
        columns={columns}
        source={mailboxes}
        defaultSort="address"
        withoutSearch
        empty={
          <EmptyState
            icon={IconMail}
            title={t("mailboxes.empty")}
            about={t("mailboxes.empty_about")}
            actions={add}
          />
        }
      />
      {opened?.what === "new" && <MailboxModal mailbox={null} onDone={refresh} onClose={close} />}
      {opened?.what === "edit" && <MailboxModal mailbox={opened.mailbox} onDone={refresh} onClose={close} />}
      {opened?.what === "inbound" && (
        <InboundModal mailbox={opened.mailbox} onDone={refresh} onClose={close} />
      )}
      {opened?.what === "delete" && <DeleteModal mailbox={opened.mailbox} onDone={refresh} onClose={close} />}
    </ListPage>
  );
}
