import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { useGo } from "@/ui/useGo";
import type { Order } from "../orders/api";
import { draftInvoice, invoicesOf } from "./api";
import { InvoiceState } from "./InvoiceState";
import { useInvoiceChange } from "./useInvoiceChange";

/** The invoices of an order with what is left to pay, and drafting one of what was delivered. */
export function OrderInvoices({ order }: { order: Order }) {
  const { t } = useTranslation("commerce");
  const { data } = useQuery(invoicesOf(order.id));
  const keep = useInvoiceChange();
  const go = useGo();
  const draft = useMutation({
    mutationFn: () => draftInvoice(order.id, "ja"),
    onSuccess: async (invoice) => {
      await keep(invoice);
      await go(`/invoices/${invoice.id}`);
    },
  });
  if (!data) return null;
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t("invoices.title")}
        </Title>
        {data.items.map((invoice) => (
          <Stack key={invoice.id} gap={2}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <AppLink to={`/invoices/${invoice.id}`} size="sm">
                {invoice.number ?? t("invoice.draft")}
              </AppLink>
              <InvoiceState state={invoice.state} />
            </Group>
            <Text size="xs" c="dimmed">
              <Money money={invoice.total} /> · {t("invoice.due_on")} <DateText iso={invoice.due_on} />
            </Text>
          </Stack>
        ))}
        {data.items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("invoice.none")}
          </Text>
        )}
        {order.may_invoice && order.is_unbilled && (
          <Button
            size="xs"
            variant={order.next_step === "invoice" ? "filled" : "default"}
            loading={draft.isPending}
            leftSection={<IconFileInvoice size={16} aria-hidden />}
            onClick={() => draft.mutate()}
          >
            {t("invoice.make")}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
