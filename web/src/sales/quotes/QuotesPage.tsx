import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DayFilter, SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useGo } from "@/ui/useGo";
import { among, owned, since, until } from "@/views/quick";
import { ViewedList } from "@/views/ViewedList";
import { OWNERS } from "../shared";
import { quotes, STATES } from "./api";
import { useQuoteColumns } from "./columns";

const QUICK = {
  owner: owned("owner"),
  owner_id: among("owner"),
  status: among("state"),
  account_id: among("account"),
  deal_id: among("deal"),
  sent_from: since("sent_at"),
  sent_to: until("sent_at"),
  valid_from: since("valid_until"),
  valid_to: until("valid_until"),
};

/** What we offered, and what became of it. */
export default function QuotesPage() {
  const { t } = useTranslation("sales");
  const go = useGo();
  return (
    <ListPage title={t("quotes.title")} about={t("quotes.about")}>
      <ViewedList
        entity="quotes"
        name="quotes"
        label={t("quotes.title")}
        columns={useQuoteColumns()}
        source={quotes}
        filterNames={Object.keys(QUICK)}
        quick={QUICK}
        defaultSort="-updated_at"
        to={({ id }) => `/quotes/${id}`}
        filters={<QuoteFilters />}
        empty={
          <EmptyState
            icon={IconFileText}
            title={t("quotes.empty")}
            about={t("quotes.empty_about")}
            actions={
              <Button variant="default" onClick={() => go("/deals")}>
                {t("quotes.to_deals")}
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}

/** Whose, how they stand, and until when they hold. */
function QuoteFilters() {
  const { t } = useTranslation("sales");
  return (
    <>
      <SelectFilter
        name="owner"
        label={t("deal.owner")}
        options={OWNERS.map((owner) => ({ value: owner, label: t(`owner.${owner}`) }))}
      />
      <SelectFilter
        name="status"
        label={t("quote.state")}
        options={STATES.map((state) => ({ value: state, label: t(`quote_state.${state}`) }))}
      />
      <DayFilter name="valid_to" label={t("quotes.valid_to")} />
    </>
  );
}
