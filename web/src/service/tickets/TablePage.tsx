import { Button } from "@mantine/core";
import { IconHeadset, IconInbox } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { ListPage } from "@/ui/list/ListPage";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { ViewedList } from "@/views/ViewedList";
import { ticketList } from "./api";
import { useTicketColumns } from "./columns";
import { addressOf, FILTERS } from "./views";

const NARROWED = FILTERS.filter((name) => !["q", "filter", "sort"].includes(name));

/** Inquiries as a table, in groups or on a board: for looking over many, where the inbox is for working on one. */
export default function TablePage() {
  const { t } = useTranslation("service");
  const { values } = useFilters();
  const go = useGo();
  const columns = useTicketColumns();
  useEffect(() => {
    document.title = `${t("table.title")} – Enishi`;
  }, [t]);
  const shaping = { view: undefined, by: undefined, sums: undefined };
  return (
    <ListPage
      title={t("table.title")}
      actions={
        <Button
          variant="default"
          leftSection={<IconInbox size={16} aria-hidden />}
          onClick={() => go(addressOf(values, shaping))}
        >
          {t("table.to_inbox")}
        </Button>
      }
    >
      <ViewedList
        entity="tickets"
        name="tickets"
        label={t("table.title")}
        columns={columns}
        source={ticketList}
        filterNames={NARROWED.filter((name) => name !== "view")}
        filters={null}
        defaultSort="-updated_at"
        to={(row) => `/tickets/${row.id}`}
        empty={<EmptyState icon={IconHeadset} title={t("table.empty")} about={t("empty.unsolved")} />}
      />
    </ListPage>
  );
}
