import { Button, Modal, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { deliveryKeys, STATES, type State, sendAgain, useDeliveries, type Webhook } from "./api";
import { DeliveryLine } from "./DeliveryLine";

const ALL = "all";

/** What was sent to one address, how each try went, and sending it once more. */
export function DeliveriesModal({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation("automation");
  const { t: say } = useTranslation("ui");
  const cache = useQueryClient();
  const [state, setState] = useState<State | null>(null);
  const log = useDeliveries(webhook, state);
  const again = useMutation({
    mutationFn: sendAgain,
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: deliveryKeys.all });
      toastDone(t("deliveries.queued"));
    },
  });
  const shown = log.data?.pages.flatMap((page) => page.items);
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
        <SegmentedControl
          size="xs"
          value={state ?? ALL}
          onChange={(value) => setState(STATES.find((one) => one === value) ?? null)}
          data={[ALL, ...STATES].map((value) => ({ value, label: t(`deliveries.state.${value}`) }))}
          aria-label={t("deliveries.state_label")}
        />
        {log.error && <ProblemView error={log.error} onRetry={log.refetch} />}
        {shown?.length === 0 && <Text size="sm">{t(state ? "deliveries.none_so" : "deliveries.empty")}</Text>}
        {shown?.map((delivery) => (
          <DeliveryLine
            key={delivery.id}
            delivery={delivery}
            isSending={again.isPending && again.variables?.id === delivery.id}
            onAgain={() => again.mutate(delivery)}
          />
        ))}
        {log.hasNextPage && (
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("deliveries.more")}
          </Button>
        )}
      </Stack>
    </Modal>
  );
}
