import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { toastDone } from "@/ui/toast";
import { documentKeys } from "../documents/api";
import { issueReceipt, loadPayment, type Payment, paymentKeys } from "./api";
import { Matched } from "./Matched";
import { Offers } from "./Offers";
import { PaymentState } from "./PaymentState";

/** One payment: what it paid, and which invoices the rest of it may have paid. A person decides. */
export default function PaymentPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: paymentKeys.one(id),
    queryFn: ({ signal }) => loadPayment(id, signal),
    meta: { topics: ["commerce.Invoice"] },
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={84} />} middle={<Skeleton height={240} />} />;
  return (
    <RecordPage
      header={<Header payment={data} />}
      left={<Facts payment={data} />}
      middle={
        <Stack>
          <Matched payment={data} />
          {data.state !== "matched" && <Offers payment={data} />}
        </Stack>
      }
    />
  );
}

function Header({ payment }: { payment: Payment }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const title = payment.payer || payment.account?.name || t("payment.title");
  useEffect(() => {
    document.title = `${title} – Enishi`;
  }, [title]);
  const receipt = useMutation({
    mutationFn: () => issueReceipt(payment, "ja"),
    onSuccess: async ({ id, number }) => {
      await cache.invalidateQueries({ queryKey: documentKeys.all });
      toastDone(t("document.issued", { number }));
      window.location.assign(`/api/v1/documents/${id}/file`);
    },
  });
  return (
    <Stack gap={4}>
      <Group gap="md">
        <Title order={1}>{title}</Title>
        <PaymentState state={payment.state} />
      </Group>
      <Group gap="md">
        <Text fw={700} size="lg" span>
          <Money money={payment.amount} />
        </Text>
        {payment.may.update && payment.allocations.length > 0 && (
          <Button size="xs" variant="default" loading={receipt.isPending} onClick={() => receipt.mutate()}>
            {t("payment.receipt")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Facts({ payment }: { payment: Payment }) {
  const { t } = useTranslation("commerce");
  const { account } = payment;
  const facts = [
    { label: t("payment.received_on"), value: <DateText iso={payment.received_on} /> },
    {
      label: t("order.account"),
      value: account ? <AppLink to={`/accounts/${account.id}`}>{account.name}</AppLink> : t("payment.nobody"),
    },
    { label: t("payment.matched"), value: <Money money={payment.matched} /> },
    { label: t("payment.source"), value: t(`payment_source.${payment.source}`) },
    { label: t("payment.note"), value: payment.note },
  ];
  return (
    <Stack gap="sm">
      {facts
        .filter(({ value }) => value)
        .map(({ label, value }) => (
          <div key={label}>
            <Text size="xs" c="dimmed">
              {label}
            </Text>
            <Text component="div">{value}</Text>
          </div>
        ))}
    </Stack>
  );
}
