import { Button, Text, Title } from "@mantine/core";
import { IconInbox, IconPlus, IconTable } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "@/ui/shortcuts";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { useCounts } from "./api";
import classes from "./inbox.module.css";
import { NewTicket } from "./NewTicket";
import { TicketList } from "./TicketList";
import { TicketPane } from "./TicketPane";
import { ViewMenu } from "./ViewMenu";
import { addressOf, tableOf } from "./views";

/** The inbox: views, the queue, the thread, and the customer with what sales has there. */
export default function InboxPage() {
  const { t } = useTranslation("service");
  const { id } = useParams({ strict: false }) as { id?: string };
  const { values, set } = useFilters();
  const go = useGo();
  const mayOpen = useCounts().data?.may.create ?? false;
  const openNew = () => set({ new: "1" });
  useShortcuts(mayOpen ? [{ keys: "c", label: t("new.title"), run: openNew }] : []);
  useEffect(() => {
    if (!id) document.title = `${t("inbox.title")} – Enishi`;
  }, [id, t]);

  return (
    <div className={classes.page} data-open={id ? true : undefined}>
      <section className={classes.queue} aria-label={t("inbox.queue")}>
        <div className={classes.queueHead}>
          <Title order={1} size="h2">
            {t("inbox.title")}
          </Title>
          <Button
            size="xs"
            ml="auto"
            variant="default"
            leftSection={<IconTable size={15} aria-hidden />}
            onClick={() => go(tableOf(values))}
          >
            {t("table.open")}
          </Button>
          {mayOpen && (
            <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={openNew}>
              {t("new.short")}
            </Button>
          )}
        </div>
        <ViewMenu />
        <TicketList openId={id} />
      </section>
      <section className={classes.open} aria-label={t("inbox.open")}>
        {id ? <TicketPane key={id} id={id} /> : <Nothing />}
      </section>
      {mayOpen && values.new && (
        <NewTicket
          accountId={values.account_id}
          onClose={() => set({ new: undefined })}
          onOpened={(ticket) => go(addressOf(values, {}, ticket.id))}
        />
      )}
    </div>
  );
}

function Nothing() {
  const { t } = useTranslation("service");
  return (
    <div className={classes.nothing}>
      <IconInbox size={40} stroke={1.1} aria-hidden color="var(--mantine-color-dimmed)" />
      <Text c="dimmed">{t("inbox.choose")}</Text>
    </div>
  );
}
