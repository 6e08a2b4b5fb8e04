import { Group, Skeleton, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { RefEdit } from "@/ui/edit/RefEdit";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { users } from "@/ui/pickers";
import { RecordPage } from "@/ui/RecordPage";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";
import { OrderDeliveries } from "../deliveries/OrderDeliveries";
import { OrderDocuments } from "../documents/OrderDocuments";
import { OrderInvoices } from "../invoices/OrderInvoices";
import { giveOrder, loadOrder, type Order, orderKeys } from "./api";

const DELIVERED: Record<string, Tone> = { none: "neutral", partial: "active", all: "good" };

/** One order with its lines. What was recorded stays as it was, but whose it is may change. */
export default function OrderPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const order = useQuery({
    queryKey: orderKeys.one(id),
    queryFn: ({ signal }) => loadOrder(id, signal),
    meta: { topics: ["customers.Account"] },
  });
  if (order.error && !order.data) return <ProblemView error={order.error} onRetry={order.refetch} />;
  if (!order.data) return <RecordPage header={<Skeleton height={84} />} middle={<Skeleton height={240} />} />;
  return (
    <RecordPage
      header={<Header order={order.data} />}
      left={<Facts order={order.data} />}
      middle={<Lines order={order.data} />}
      right={
        <Stack>
          <OrderDeliveries order={order.data} />
          <OrderInvoices order={order.data} />
          <OrderDocuments orderId={id} mayIssue={Boolean(order.data.may.update)} />
        </Stack>
      }
    />
  );
}

function Header({ order }: { order: Order }) {
  const { t } = useTranslation("commerce");
  const title = t("order.numbered", { number: order.number });
  useEffect(() => {
    document.title = `${title} – Enishi`;
  }, [title]);
  return (
    <Stack gap={2}>
      <Text size="sm">
        <AppLink to={`/accounts/${order.account.id}`}>{order.account.name}</AppLink>
      </Text>
      <Title order={1}>{title}</Title>
      <Group gap="md">
        <Text fw={700} size="lg" span>
          <Money money={order.net} />
        </Text>
        <StatusBadge
          tone={DELIVERED[order.delivered] ?? "neutral"}
          label={t(`delivered.${order.delivered}`)}
        />
        {order.standing.open_tickets > 0 && (
          <AppLink to={`/tickets?account_id=${order.account.id}`} c="var(--service)" size="sm">
            {t("order.open_tickets", { count: order.standing.open_tickets })}
          </AppLink>
        )}
      </Group>
    </Stack>
  );
}

function Facts({ order }: { order: Order }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const keep = (told: Order) => {
    cache.setQueryData(orderKeys.one(told.id), told);
    void cache.invalidateQueries({ queryKey: [...orderKeys.all, "list"] });
  };
  const facts = [
    { label: t("order.ordered_on"), value: <DateText iso={order.ordered_on} /> },
    { label: t("order.contact"), value: order.contact?.name },
    ...(order.payment
      ? [
          { label: t("order.closing"), value: <DateText iso={order.payment.closing} /> },
          { label: t("order.due"), value: <DateText iso={order.payment.due} /> },
        ]
      : []),
    { label: t("order.deal_kind"), value: t(`deal_kind.${order.deal_kind || "none"}`) },
  ];
  return (
    <Stack gap="sm">
      <RefEdit
        label={t("order.owner")}
        source={users}
        value={order.owner}
        field="owner_id"
        onSave={async (owner) => keep(await giveOrder(order, owner?.id ?? null))}
        may={Boolean(order.may.update)}
      />
      {facts.map(({ label, value }) => (
        <div key={label}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text component="div">{value || "–"}</Text>
        </div>
      ))}
    </Stack>
  );
}

/** On a phone quantity, price and discount stand under the name, so that the sum stays in sight. */
function Lines({ order }: { order: Order }) {
  const { t } = useTranslation("commerce");
  return (
    <Table verticalSpacing="xs" aria-label={t("order.lines")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("line.what")}</Table.Th>
          {(["quantity", "delivered", "unit_price", "discount"] as const).map((name) => (
            <Table.Th key={name} ta="right" visibleFrom="sm">
              {t(`line.${name}`)}
            </Table.Th>
          ))}
          <Table.Th ta="right">{t("line.net")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {order.lines.map((line) => (
          <Line key={line.position} line={line} />
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th ta="right" colSpan={5} visibleFrom="sm">
            {t("order.net")}
          </Table.Th>
          <Table.Th hiddenFrom="sm" aria-hidden>
            {t("order.net")}
          </Table.Th>
          <Table.Th ta="right" style={{ whiteSpace: "nowrap" }}>
            <Money money={order.net} />
          </Table.Th>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}

function Line({ line }: { line: Order["lines"][number] }) {
  const format = useFormat();
  const quantity = format.number(line.quantity, line.quantity % 1 ? 3 : 0);
  const discount = line.discount.amount ? { ...line.discount, amount: -line.discount.amount } : null;
  return (
    <Table.Tr>
      <Table.Td>
        {line.product?.name ?? line.text}
        {line.product && line.text && (
          <Text size="xs" c="dimmed">
            {line.text}
          </Text>
        )}
        <Text size="xs" c="dimmed" hiddenFrom="sm" aria-hidden>
          {quantity} × {format.money(line.unit_price)} {discount && format.money(discount)}
        </Text>
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {quantity}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {format.number(line.delivered, line.delivered % 1 ? 3 : 0)}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        <Money money={line.unit_price} />
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        <Money money={discount} />
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
        <Money money={line.net} />
      </Table.Td>
    </Table.Tr>
  );
}
