import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { StatusBadge } from "@/ui/StatusBadge";
import { toastDone } from "@/ui/toast";
import { matchPayment, type Offer, type Payment } from "./api";
import { MatchModal } from "./MatchModal";
import { sharesOf } from "./shares";
import { usePaymentChange } from "./usePaymentChange";

/** Invoices that fit a payment. One that fits several is offered for each: nothing is matched by itself. */
export function Offers({ payment }: { payment: Payment }) {
  const { t } = useTranslation("commerce");
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {t("payment.offers")}
      </Title>
      <Text size="sm" c="dimmed">
        {payment.offers.length > 0 ? t("payment.offers_about") : t("payment.no_offers")}
      </Text>
      {payment.offers.map((offer) => (
        <Offered key={offer.invoices.map(({ id }) => id).join()} payment={payment} offer={offer} />
      ))}
      {payment.may.update && (
        <Group>
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t("payment.match_another")}
          </Button>
        </Group>
      )}
      {isOpen && <MatchModal payment={payment} onClose={() => setOpen(false)} />}
    </Stack>
  );
}

function Offered({ payment, offer }: { payment: Payment; offer: Offer }) {
  const { t } = useTranslation("commerce");
  const keep = usePaymentChange();
  const match = useMutation({
    mutationFn: () => matchPayment(payment, sharesOf(offer)),
    onSuccess: async (changed) => {
      await keep(changed);
      toastDone(t("payment.done"));
    },
  });
  return (
    <Card withBorder>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4}>
          <Group gap="xs">
            <Text fw={600}>{offer.account.name}</Text>
            <StatusBadge
              tone={offer.is_named ? "good" : "neutral"}
              label={t(offer.is_named ? "payment.named" : "payment.amount_only")}
            />
          </Group>
          {offer.invoices.map((invoice) => (
            <Text key={invoice.id} size="sm">
              <AppLink to={`/invoices/${invoice.id}`}>{invoice.number}</AppLink>{" "}
              <Money money={invoice.balance} /> · {t("invoice.due_on")} <DateText iso={invoice.due_on} />
            </Text>
          ))}
          {offer.fee.amount > 0 && (
            <Text size="sm" c="var(--warn)">
              {t("payment.fee_less")} <Money money={offer.fee} />
            </Text>
          )}
        </Stack>
        {payment.may.update && (
          <Button size="xs" loading={match.isPending} onClick={() => match.mutate()}>
            {t("payment.match")}
          </Button>
        )}
      </Group>
    </Card>
  );
}
