import { Alert, Button, Group, List, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconFileTypePdf } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { type Invoice, invoiceKeys, loadInvoice, pdfOf } from "./api";
import { InvoiceActs } from "./InvoiceActs";
import { InvoiceLines } from "./InvoiceLines";
import { InvoiceState } from "./InvoiceState";

/** One invoice: what is owed for what, what is missing before it goes out, and what was taken back. */
export default function InvoicePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: invoiceKeys.one(id),
    queryFn: ({ signal }) => loadInvoice(id, signal),
    meta: { topics: ["customers.Account", "staff.Organisation"] },
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={84} />} middle={<Skeleton height={240} />} />;
  return (
    <RecordPage
      header={<Header invoice={data} />}
      left={<Facts invoice={data} />}
      middle={
        <Stack>
          <Missing invoice={data} />
          <InvoiceLines invoice={data} />
        </Stack>
      }
      right={<CreditNotes invoice={data} />}
    />
  );
}

function Header({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation("commerce");
  const title = invoice.number ? t("invoice.numbered", { number: invoice.number }) : t("invoice.draft");
  useEffect(() => {
    document.title = `${title} – Enishi`;
  }, [title]);
  return (
    <Stack gap={4}>
      <Text size="sm">
        <AppLink to={`/accounts/${invoice.account.id}`}>{invoice.account.name}</AppLink>
      </Text>
      <Group gap="md">
        <Title order={1}>{title}</Title>
        <InvoiceState state={invoice.state} />
      </Group>
      <Group gap="md">
        <Text fw={700} size="lg" span>
          <Money money={invoice.total} />
        </Text>
        {invoice.document_id && (
          <Button
            component="a"
            href={pdfOf(invoice.document_id)}
            download
            size="xs"
            variant="default"
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
          >
            {t("invoice.pdf")}
          </Button>
        )}
        {invoice.may.update && <InvoiceActs invoice={invoice} />}
      </Group>
    </Stack>
  );
}

/** What the law still asks for, with where to say it. */
function Missing({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation("commerce");
  if (invoice.missing.length === 0) return null;
  return (
    <Alert color="yellow" title={t("invoice.missing")}>
      <List size="sm">
        {invoice.missing.map((name) => (
          <List.Item key={name}>{t(`invoice_needs.${name}`)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Facts({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation("commerce");
  const { order } = invoice;
  const facts = [
    { label: t("invoice.balance"), value: <Money money={invoice.balance} /> },
    { label: t("invoice.due_on"), value: <DateText iso={invoice.due_on} /> },
    { label: t("document.issued_on"), value: invoice.issued_on && <DateText iso={invoice.issued_on} /> },
    { label: t("invoice.paid"), value: <Money money={invoice.paid} /> },
    {
      label: t("delivery.order"),
      value: order && <AppLink to={`/orders/${order.id}`}>#{order.number}</AppLink>,
    },
    { label: t("invoice.closing_on"), value: invoice.closing_on && <DateText iso={invoice.closing_on} /> },
    {
      label: t("invoice.carried"),
      value: invoice.carried.amount !== 0 && <Money money={invoice.carried} />,
    },
    { label: t("delivery.note"), value: invoice.note },
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

function CreditNotes({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation("commerce");
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t("credit.title")}
      </Title>
      {invoice.credit_notes.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("credit.none")}
        </Text>
      )}
      {invoice.credit_notes.map((note) => (
        <div key={note.id}>
          <Group gap="xs">
            <Text size="sm">{note.number}</Text>
            <Money money={note.total} />
            {note.document_id && (
              <AppLink to={pdfOf(note.document_id)} size="sm">
                PDF
              </AppLink>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            <DateText iso={note.issued_on} /> · {note.reason}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
