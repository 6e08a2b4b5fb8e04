import { Button, Code, Group, Modal, Paper, Stack, Text } from "@mantine/core";
import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { toastDone } from "@/ui/toast";
import { type Delivery, deliveryKeys, sendAgain, useDeliveries, type Webhook } from "./api";

const TONES: Record<string, Tone> = { waiting: "active", delivered: "good", failed: "bad" };

/** What was sent to one address, how it went, and sending it once more. */
export function DeliveriesModal({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation("automation");
  const { t: say } = useTranslation("ui");
  const cache = useQueryClient();
  const log = useDeliveries(webhook);
  const again = useMutation({
    mutationFn: sendAgain,
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: deliveryKeys.all });
      toastDone(t("deliveries.queued"));
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("deliveries.title", { name: webhook.name })}
      closeButtonProps={{ "aria-label": say("close") }}
    >
      <Stack gap="xs" aria-busy={log.isFetching}>
        {!webhook.is_active && <Text size="sm">{t("deliveries.off")}</Text>}
        {log.error && <ProblemView error={log.error} onRetry={log.refetch} />}
        {log.data?.items.length === 0 && <Text size="sm">{t("deliveries.empty")}</Text>}
        {log.data?.items.map((delivery) => (
          <DeliveryLine
            key={delivery.id}
            delivery={delivery}
            again={again}
            maySend={webhook.is_active && webhook.may.update === true}
          />
        ))}
        {log.data?.next && (
          <Text size="sm" c="dimmed">
            {t("deliveries.latest", { n: log.data.items.length })}
          </Text>
        )}
      </Stack>
    </Modal>
  );
}

interface LineProps {
  delivery: Delivery;
  again: UseMutationResult<unknown, Error, Delivery>;
  maySend: boolean;
}

function DeliveryLine({ delivery, again, maySend }: LineProps) {
  const { t } = useTranslation("automation");
  const isTried = delivery.status !== "waiting" || delivery.attempts > 0;
  return (
    <Paper withBorder p="xs">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Code>{delivery.kind}</Code>
          <StatusBadge
            tone={TONES[delivery.status] ?? "neutral"}
            label={t(`deliveries.status.${delivery.status}`)}
          />
        </Group>
        {maySend && isTried && (
          <Button
            size="compact-sm"
            variant="default"
            loading={again.isPending && again.variables?.id === delivery.id}
            onClick={() => again.mutate(delivery)}
          >
            {t("deliveries.again")}
          </Button>
        )}
      </Group>
      <Group gap="md" mt={4}>
        <Text size="sm" c="dimmed">
          <DateText iso={delivery.delivered_at ?? delivery.created_at} />
        </Text>
        <Text size="sm" c="dimmed">
          {t("deliveries.tries", { count: delivery.attempts })}
        </Text>
        <LastAnswer delivery={delivery} />
      </Group>
    </Paper>
  );
}

function LastAnswer({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation("automation");
  const said = delivery.last_status ?? delivery.last_error;
  if (!said) return null;
  return (
    <Text size="sm" c="dimmed">
      {t("deliveries.answer", { said })}
    </Text>
  );
}
