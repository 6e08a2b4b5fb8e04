import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconEye, IconFileDownload, IconSend } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { AppLink } from "@/ui/AppLink";
import { Money } from "@/ui/Money";
import { toastDone, wordsOf } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import { AcceptModal, DeclineModal } from "./AnswerModals";
import { pdfOf, type Quote, reviseQuote, sendQuote } from "./api";
import { QuoteState } from "./QuoteState";
import { useQuoteChange } from "./useQuoteChange";

/** What the quote is, how it stands, and the steps that lead on. */
export function QuoteHeader({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  const called = quote.number ?? t("quotes.draft_of", { revision: quote.revision });
  useEffect(() => {
    document.title = `${called} ${quote.title} – Enishi`;
  }, [called, quote.title]);
  const send = useMutation({
    mutationFn: () => sendQuote(quote),
    meta: { quiet: true },
    onSuccess: (sent) => {
      keep(sent);
      toastDone(t("quotes.sent", { number: sent.number }));
    },
  });
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} miw={0}>
          <Text size="sm" c="dimmed">
            {called}
            {" · "}
            <AppLink to={`/deals/${quote.deal.id}`}>{quote.deal.name}</AppLink>
            {quote.account && (
              <>
                {" · "}
                <AppLink to={`/accounts/${quote.account.id}`}>{quote.account.name}</AppLink>
              </>
            )}
          </Text>
          <Title order={1}>{quote.title}</Title>
          <Group gap="md">
            <QuoteState state={quote.state} />
            <Text fw={700} size="lg" span>
              <Money money={quote.total} />{" "}
              <Text span size="sm" fw={400} c="dimmed">
                {t("quote.with_tax")}
              </Text>
            </Text>
          </Group>
        </Stack>
        <Steps quote={quote} onSend={() => send.mutate()} isSending={send.isPending} />
      </Group>
      {send.error && <Refused error={send.error} />}
    </Stack>
  );
}

/** What keeps it from being sent, all of it at once. */
function Refused({ error }: { error: unknown }) {
  const { title, message } = wordsOf(error);
  const { t } = useTranslation("sales");
  const said = Object.entries(toProblem(error).fields).map(([field, why]) => {
    const [name = "", place] = field.split(".");
    return place === undefined
      ? `${t(`quote.${name}`, { defaultValue: name })}：${why}`
      : t("quotes.line_says", { place: Number(place) + 1, why });
  });
  return (
    <Alert color="red" title={title} role="alert">
      {message}
      {said.map((line) => (
        <Text size="sm" key={line}>
          {line}
        </Text>
      ))}
    </Alert>
  );
}

interface StepsProps {
  quote: Quote;
  isSending: boolean;
  onSend: () => void;
}

function Steps({ quote, isSending, onSend }: StepsProps) {
  const { t } = useTranslation("sales");
  const isDraft = quote.state === "draft";
  return (
    <Group gap="xs">
      <Button
        variant="default"
        component="a"
        href={pdfOf(quote)}
        target="_blank"
        rel="noopener"
        leftSection={isDraft ? <IconEye size={16} aria-hidden /> : <IconFileDownload size={16} aria-hidden />}
      >
        {t(isDraft ? "quotes.preview" : "quotes.pdf")}
      </Button>
      {quote.may.update && <Answers quote={quote} />}
      {isDraft && quote.may.send && (
        <Button leftSection={<IconSend size={16} aria-hidden />} loading={isSending} onClick={onSend}>
          {t("quotes.send")}
        </Button>
      )}
    </Group>
  );
}

/** After it was sent: another version, or what the customer said. */
function Answers({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  const go = useGo();
  const [asking, ask] = useState<"accept" | "decline" | null>(null);
  const revise = useMutation({
    mutationFn: () => reviseQuote(quote),
    onSuccess: (draft) => {
      keep(draft);
      return go(`/quotes/${draft.id}`);
    },
  });
  const isOpen = quote.state === "sent";
  const isLast = quote.versions.at(-1)?.id === quote.id;
  return (
    <>
      {["sent", "expired", "declined"].includes(quote.state) && isLast && (
        <Button variant="default" loading={revise.isPending} onClick={() => revise.mutate()}>
          {t("quotes.revise")}
        </Button>
      )}
      {(isOpen || quote.state === "expired") && (
        <Button variant="default" onClick={() => ask("decline")}>
          {t("quotes.decline")}
        </Button>
      )}
      {isOpen && <Button onClick={() => ask("accept")}>{t("quotes.accept")}</Button>}
      {asking === "accept" && <AcceptModal quote={quote} onClose={() => ask(null)} />}
      {asking === "decline" && <DeclineModal quote={quote} onClose={() => ask(null)} />}
    </>
  );
}
