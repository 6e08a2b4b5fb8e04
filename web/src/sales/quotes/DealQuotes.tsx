import { Button, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { IconChevronDown, IconFileText } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Money } from "@/ui/Money";
import { useGo } from "@/ui/useGo";
import type { Deal } from "../deals/api";
import classes from "../deals/deals.module.css";
import { createQuote, LANGUAGES, type QuoteRow, quotesOf } from "./api";
import { QuoteState } from "./QuoteState";
import { useQuoteChange } from "./useQuoteChange";

/** The quotes of a deal, and drawing up another. */
export function DealQuotes({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  const { data } = useQuery(quotesOf(deal.id));
  const isOver = deal.stage_type === "won" || deal.stage_type === "lost";
  const mayAdd = deal.may.update === true && !isOver;
  if (!data || (data.items.length === 0 && !mayAdd)) return null;
  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {t("quotes.title")}
      </Title>
      <Stack gap="xs">
        {data.items.map((quote) => (
          <Line key={quote.id} quote={quote} />
        ))}
        {mayAdd && <Add deal={deal} />}
      </Stack>
    </section>
  );
}

function Line({ quote }: { quote: QuoteRow }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap={2}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <AppLink to={`/quotes/${quote.id}`} size="sm">
          {quote.number ?? t("quotes.draft_of", { revision: quote.revision })}
        </AppLink>
        <QuoteState state={quote.state} />
      </Group>
      <Text size="xs" c="dimmed">
        <Money money={quote.total} /> {t("quote.with_tax")}
      </Text>
    </Stack>
  );
}

function Add({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  const go = useGo();
  const add = useMutation({
    mutationFn: (language: string) => createQuote(deal.id, language),
    onSuccess: (quote) => {
      keep(quote);
      return go(`/quotes/${quote.id}`);
    },
  });
  return (
    <Menu withinPortal position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={add.isPending}
          leftSection={<IconFileText size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t("quotes.new")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((language) => (
          <Menu.Item key={language} onClick={() => add.mutate(language)}>
            {t(`quotes.in_${language}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
