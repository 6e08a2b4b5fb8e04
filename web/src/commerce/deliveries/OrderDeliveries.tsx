import { ActionIcon, Button, Card, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { IconDots, IconTruckDelivery } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { dayOf } from "@/ui/format";
import { Money } from "@/ui/Money";
import { toastDone } from "@/ui/toast";
import { documentKeys, LANGUAGES, type Language } from "../documents/api";
import { type Order, orderKeys } from "../orders/api";
import {
  acceptDelivery,
  cancelDelivery,
  type DeliveryRow,
  deliveriesOf,
  deliveryKeys,
  issueDeliveryNote,
} from "./api";
import { DeliverModal } from "./DeliverModal";
import { DeliveryState, stateOf } from "./DeliveryState";

/** What was delivered of an order, and delivering the rest of it. */
export function OrderDeliveries({ order }: { order: Order }) {
  const { t } = useTranslation("commerce");
  const { data } = useQuery(deliveriesOf(order.id));
  const [isOpen, setOpen] = useState(false);
  const mayChange = Boolean(order.may.update);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t("deliveries.title")}
        </Title>
        {data?.items.map((delivery) => (
          <Delivered key={delivery.id} delivery={delivery} mayChange={mayChange} />
        ))}
        {data?.items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("delivery.none")}
          </Text>
        )}
        {mayChange && order.delivered !== "all" && (
          <Button
            size="xs"
            variant={order.next_step === "deliver" ? "filled" : "default"}
            leftSection={<IconTruckDelivery size={16} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {t("delivery.record")}
          </Button>
        )}
      </Stack>
      {isOpen && <DeliverModal order={order} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function Delivered({ delivery, mayChange }: { delivery: DeliveryRow; mayChange: boolean }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" align="flex-start">
      <div>
        <Group gap="xs">
          <Text size="sm">{delivery.number}</Text>
          <DeliveryState delivery={delivery} />
        </Group>
        <Text size="xs" c="dimmed">
          <DateText iso={delivery.delivered_on} /> · <Money money={delivery.net} />
        </Text>
        {delivery.note && (
          <Text size="xs" c="dimmed">
            {delivery.note}
          </Text>
        )}
      </div>
      {mayChange && !delivery.is_cancelled && <Acts delivery={delivery} />}
    </Group>
  );
}

function Acts({ delivery }: { delivery: DeliveryRow }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const [isAccepting, accept] = useState(false);
  const issue = useMutation({
    mutationFn: (language: Language) => issueDeliveryNote(delivery, language),
    onSuccess: async ({ number }) => {
      await cache.invalidateQueries({ queryKey: documentKeys.all });
      toastDone(t("document.issued", { number }));
    },
  });
  const cancel = useMutation({
    mutationFn: () => cancelDelivery(delivery),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: deliveryKeys.all });
      await cache.invalidateQueries({ queryKey: orderKeys.all });
    },
  });
  const waits = stateOf(delivery) === "waiting";
  return (
    <>
      <Menu withinPortal position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t("delivery.acts", { number: delivery.number })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {waits && <Menu.Item onClick={() => accept(true)}>{t("delivery.accept")}</Menu.Item>}
          {LANGUAGES.map((language) => (
            <Menu.Item key={language} onClick={() => issue.mutate(language)}>
              {t(`delivery.paper_${language}`)}
            </Menu.Item>
          ))}
          {waits && (
            <Menu.Item c="var(--bad)" onClick={() => cancel.mutate()}>
              {t("delivery.cancel")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isAccepting && <AcceptModal delivery={delivery} onClose={() => accept(false)} />}
    </>
  );
}

function AcceptModal({ delivery, onClose }: { delivery: DeliveryRow; onClose: () => void }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  return (
    <FormModal
      title={t("delivery.accept")}
      submitLabel={t("delivery.accept")}
      initialValues={{ accepted_on: dayOf(new Date().toISOString()) as string | null }}
      validate={{ accepted_on: (value) => (value ? null : t("needed")) }}
      onSubmit={async ({ accepted_on }) => {
        await acceptDelivery(delivery, accepted_on ?? "");
        await cache.invalidateQueries({ queryKey: deliveryKeys.all });
        toastDone(t("delivery.is_accepted", { number: delivery.number }));
      }}
      onClose={onClose}
    >
      {(form) => <DateField label={t("delivery.accepted_on")} {...form.getInputProps("accepted_on")} />}
    </FormModal>
  );
}
