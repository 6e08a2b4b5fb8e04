import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { GuideCard } from "@/bond/guiding/GuideCard";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { Money } from "@/ui/Money";
import { Percent } from "@/ui/Percent";
import { ApprovalCard } from "../approvals/ApprovalCard";
import classes from "../deals/deals.module.css";
import { changeQuote, type Quote } from "./api";
import { Changes } from "./Changes";
import { QuoteState } from "./QuoteState";
import { ShareCard } from "./ShareCard";
import { useQuoteChange } from "./useQuoteChange";

/** What belongs to the quote: what became of it, its margin, its versions and what they changed. */
export function QuoteBeside({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap="md">
      <Answered quote={quote} />
      <ShareCard quote={quote} />
      <ApprovalCard quote={quote} />
      {quote.may["deal_costs.read"] && <Margin quote={quote} />}
      <GuideCard about={{ subject: "quote", id: quote.id }} />
      {quote.versions.length > 1 && (
        <Card title={t("quotes.versions")}>
          {quote.versions.map((one) => (
            <Group key={one.id} justify="space-between" gap="xs" wrap="nowrap">
              {one.id === quote.id ? (
                <Text size="sm" fw={700}>
                  {one.number ?? t("quotes.draft_of", { revision: one.revision })}
                </Text>
              ) : (
                <AppLink to={`/quotes/${one.id}`} size="sm">
                  {one.number ?? t("quotes.draft_of", { revision: one.revision })}
                </AppLink>
              )}
              <QuoteState state={one.state as Quote["state"]} />
            </Group>
          ))}
        </Card>
      )}
      {quote.changes.length > 0 && (
        <Card title={t("quotes.changes")}>
          <Changes quote={quote} />
        </Card>
      )}
    </Stack>
  );
}

function Answered({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  if (!quote.sent_at) return null;
  const facts = [
    { label: t("quote.sent_at"), at: quote.sent_at, by: quote.sent_by?.name },
    { label: t("quote.accepted_at"), at: quote.accepted_at, by: quote.answered_by },
    { label: t("quote.declined_at"), at: quote.declined_at, by: quote.answered_by },
  ].filter(({ at }) => at);
  return (
    <Card title={t("quotes.way")}>
      {facts.map(({ label, at, by }) => (
        <Text size="sm" key={label}>
          <Text span c="dimmed">
            {label}
          </Text>{" "}
          <DateText iso={at} /> {by}
        </Text>
      ))}
      {quote.decline_reason && <Text size="sm">{quote.decline_reason}</Text>}
    </Card>
  );
}

/** What it costs us, and what is left: for those who may know. */
function Margin({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  const may = quote.state === "draft" && quote.may.update === true && quote.may["deal_costs.update"] === true;
  return (
    <Card title={t("deal.margin")}>
      <InlineEdit
        kind="money"
        label={t("deal.cost")}
        value={quote.cost}
        field="cost"
        onSave={async (cost) => keep(await changeQuote(quote, { cost }))}
        may={may}
      >
        {quote.cost && <Money money={quote.cost} />}
      </InlineEdit>
      {quote.margin ? (
        <Group gap="xs" c={quote.margin.amount < 0 ? "var(--bad)" : undefined}>
          <Money money={quote.margin} />
          {quote.margin_rate !== null && <Percent ratio={quote.margin_rate} />}
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {t("deal.margin_unknown")}
        </Text>
      )}
    </Card>
  );
}

function Card({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      <Stack gap={6}>{children}</Stack>
    </section>
  );
}
