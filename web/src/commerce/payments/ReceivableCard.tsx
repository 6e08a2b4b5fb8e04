import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { StatusBadge } from "@/ui/StatusBadge";
import { receivableOf } from "./api";

/** What one customer owes us. Nothing where nothing is owed, or for those who may not know. */
export function ReceivableCard({ accountId }: { accountId: string }) {
  const { t } = useTranslation("commerce");
  const { data } = useQuery(receivableOf(accountId));
  const [owed] = data?.items ?? [];
  if (!owed) return null;
  return (
    <Card withBorder>
      <Stack gap={4}>
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t("receivable.unpaid")}
          </Title>
          {owed.overdue.amount > 0 && <StatusBadge tone="bad" label={t("invoice_state.overdue")} />}
        </Group>
        <AppLink to={`/invoices?state=open&account_id=${accountId}`}>
          <Money money={owed.unpaid} />
        </AppLink>
        <Text size="sm" c="dimmed">
          {t("receivable.oldest_due")} <DateText iso={owed.oldest_due} />
        </Text>
        {owed.days_late !== null && (
          <Text size="sm" c="dimmed">
            {t("receivable.days_late")} {t("receivable.days", { days: owed.days_late })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
