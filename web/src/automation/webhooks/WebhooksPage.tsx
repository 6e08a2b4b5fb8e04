import { Button, Group, Switch } from "@mantine/core";
import { IconPlus, IconWebhook } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { changeWebhook, type Webhook, webhookKeys, webhooks } from "./api";
import { DeleteModal } from "./DeleteModal";
import { DeliveriesModal } from "./DeliveriesModal";
import { WebhookModal } from "./WebhookModal";

type Opened = { what: "new" } | { what: "edit" | "log" | "delete"; webhook: Webhook };
type Open = (opened: Opened) => void;

function ActiveSwitch({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation("automation");
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: (is_active: boolean) => changeWebhook(webhook, { is_active }),
    onSettled: () => cache.invalidateQueries({ queryKey: webhookKeys.all }),
  });
  return (
    <Switch
      checked={change.isPending ? change.variables : webhook.is_active}
      disabled={change.isPending || !webhook.may.update}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
      aria-label={t("webhooks.active_named", { name: webhook.name })}
    />
  );
}

function Acts({ webhook, open }: { webhook: Webhook; open: Open }) {
  const { t } = useTranslation("automation");
  const acts = [
    { what: "log", isOffered: true },
    { what: "edit", isOffered: webhook.may.update },
    { what: "delete", isOffered: webhook.may.delete },
  ] as const;
  return (
    <Group gap="xs" wrap="nowrap">
      {acts
        .filter((act) => act.isOffered)
        .map(({ what }) => (
          <Button
            key={what}
            size="compact-sm"
            variant="default"
            onClick={() => open({ what, webhook })}
            aria-label={t(`webhooks.act_named.${what}`, { name: webhook.name })}
          >
            {t(`webhooks.act.${what}`)}
          </Button>
        ))}
    </Group>
  );
}

function useWebhookColumns(open: Open): readonly Column<Webhook>[] {
  const { t } = useTranslation("automation");
  return [
    { key: "name", label: t("webhooks.name"), sort: "name", render: (webhook) => webhook.name },
    { key: "url", label: t("webhooks.url"), width: 20, render: (webhook) => webhook.url },
    { key: "kinds", label: t("webhooks.kinds"), width: 14, render: (webhook) => webhook.kinds.join(", ") },
    {
      key: "active",
      label: t("webhooks.active"),
      width: 6,
      render: (webhook) => <ActiveSwitch webhook={webhook} />,
    },
    {
      key: "acts",
      label: t("webhooks.acts"),
      width: 15,
      render: (webhook) => <Acts webhook={webhook} open={open} />,
    },
  ];
}

/** Addresses outside that hear what happens here, and a log of what was sent to each. */
export default function WebhooksPage() {
  const { t } = useTranslation("automation");
  const cache = useQueryClient();
  const [opened, open] = useState<Opened | null>(null);
  const refresh = () => void cache.invalidateQueries({ queryKey: webhookKeys.all });
  const close = () => open(null);
  const columns = useWebhookColumns(open);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => open({ what: "new" })}>
      {t("webhooks.add")}
    </Button>
  );
  return (
    <ListPage title={t("webhooks.title")} about={t("webhooks.about")} actions={add}>
      <DataList
        name="webhooks"
        label={t("webhooks.title")}
        columns={columns}
        source={webhooks}
        defaultSort="-created_at"
        withoutSearch
        empty={
          <EmptyState
            icon={IconWebhook}
            title={t("webhooks.empty")}
            about={t("webhooks.empty_about")}
            actions={add}
          />
        }
      />
      {opened?.what === "new" && <WebhookModal onDone={refresh} onClose={close} />}
      {opened?.what === "edit" && <WebhookModal webhook={opened.webhook} onDone={refresh} onClose={close} />}
      {opened?.what === "log" && <DeliveriesModal webhook={opened.webhook} onClose={close} />}
      {opened?.what === "delete" && <DeleteModal webhook={opened.webhook} onDone={refresh} onClose={close} />}
    </ListPage>
  );
}
