import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyOnce } from "@/ui/CopyOnce";
import { StatusBadge } from "@/ui/StatusBadge";
import { toastDone } from "@/ui/toast";
import { changeProvider, type Provider, providerKeys, useProviders } from "./api";
import { ProviderModal } from "./ProviderModal";

/** The identity providers of the organisation. */
export function Providers() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { data } = useProviders();
  const [edited, edit] = useState<Provider | "new" | null>(null);
  const refresh = () => cache.invalidateQueries({ queryKey: providerKeys.all });
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t("providers.title")}
          </Title>
          <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => edit("new")}>
            {t("providers.add")}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t("providers.about")}
        </Text>
        {data?.items.map((provider) => (
          <Row key={provider.id} provider={provider} onEdit={() => edit(provider)} onDone={refresh} />
        ))}
      </Stack>
      {edited && (
        <ProviderModal
          provider={edited === "new" ? null : edited}
          onDone={refresh}
          onClose={() => edit(null)}
        />
      )}
    </Card>
  );
}

interface Props {
  provider: Provider;
  onEdit: () => void;
  onDone: () => void;
}

function Row({ provider, onEdit, onDone }: Props) {
  const { t } = useTranslation("staff");
  const change = useMutation({
    mutationFn: () => changeProvider(provider, { is_active: !provider.is_active }),
    onSuccess: (now) => {
      onDone();
      toastDone(t(now.is_active ? "providers.is_on" : "providers.is_off", { name: now.name }));
    },
  });
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={600}>{provider.name}</Text>
            {!provider.is_active && <StatusBadge tone="neutral" label={t("providers.off")} />}
          </Group>
          <Group gap={6}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={onEdit}
              aria-label={t("people.edit_named", { name: provider.name })}
            >
              {t("people.edit")}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate()}
            >
              {t(provider.is_active ? "providers.switch_off" : "providers.switch_on")}
            </Button>
          </Group>
        </Group>
        <Text size="sm" c="dimmed">
          {provider.issuer} · {t("teams.people", { count: provider.people })}
        </Text>
        <CopyOnce
          label={t("providers.callback")}
          about={t("providers.callback_about")}
          value={provider.callback_url}
        />
      </Stack>
    </Card>
  );
}
