import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Money } from "@/ui/Money";
import { toastDone } from "@/ui/toast";
import { type Payment, unmatchPayment } from "./api";
import { usePaymentChange } from "./usePaymentChange";

/** The invoices a payment paid, and taking that back. */
export function Matched({ payment }: { payment: Payment }) {
  const { t } = useTranslation("commerce");
  const keep = usePaymentChange();
  const unmatch = useMutation({
    mutationFn: () => unmatchPayment(payment),
    onSuccess: async (changed) => {
      await keep(changed);
      toastDone(t("payment.unmatched"));
    },
  });
  if (payment.allocations.length === 0) return null;
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t("payment.paid_invoices")}
          </Title>
          {payment.may.update && (
            <Button
              size="compact-sm"
              variant="subtle"
              loading={unmatch.isPending}
              onClick={() => unmatch.mutate()}
            >
              {t("payment.unmatch")}
            </Button>
          )}
        </Group>
        {payment.allocations.map(({ invoice, amount, fee }) => (
          <Group key={invoice.id} justify="space-between">
            <AppLink to={`/invoices/${invoice.id}`} size="sm">
              {invoice.number}
            </AppLink>
            <Text size="sm">
              <Money money={amount} />
              {fee.amount > 0 && (
                <>
                  {" "}
                  ({t("payment.fee")} <Money money={fee} />)
                </>
              )}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
