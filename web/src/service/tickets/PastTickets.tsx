import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { RoleMark } from "@/ui/RoleMark";
import { ticketKeys, ticketList } from "./api";
import classes from "./inbox.module.css";
import type { Ticket } from "./types";

const SHOWN = 5;

/** What the same customer asked before, the last first. */
export function PastTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const account_id = ticket.account?.id ?? "";
  const asked = { account_id, sort: "-opened_at", limit: String(SHOWN + 1) };
  const { data } = useQuery({
    queryKey: ticketKeys.list(asked),
    queryFn: ({ signal }) => ticketList.load(asked, signal),
    enabled: account_id !== "",
  });
  const others = data?.items.filter(({ id }) => id !== ticket.id).slice(0, SHOWN) ?? [];
  if (others.length === 0) return null;
  return (
    <Stack gap={6}>
      <RoleMark of="service" label={t("past.title")} />
      <div className={classes.card}>
        {others.map(({ id, number, subject, status, opened_at }) => (
          <Text key={id} size="sm" component="div" mb={6}>
            <AppLink to={`/tickets/${id}`}>
              {number} {subject}
            </AppLink>
            <Text size="xs" c="dimmed">
              {t(`status.${status}`)} · <DateText iso={opened_at} />
            </Text>
          </Text>
        ))}
        {(data?.total ?? 0) > SHOWN + 1 && (
          <AppLink to={`/tickets?account_id=${account_id}&sort=-opened_at`} size="xs">
            {t("past.all", { n: data?.total })}
          </AppLink>
        )}
      </div>
    </Stack>
  );
}
