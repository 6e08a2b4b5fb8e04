import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { loadQuote, type Quote, quoteKeys } from "./api";
import { LinesEditor } from "./LinesEditor";
import { QuoteBeside } from "./QuoteBeside";
import { QuoteFacts } from "./QuoteFacts";
import { QuoteHeader } from "./QuoteHeader";
import { QuoteLines } from "./QuoteLines";

/** One quote: a draft is edited as the sheet it will be printed on, what was sent is read. */
export default function QuotePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const quote = useQuery({
    queryKey: quoteKeys.one(id),
    queryFn: ({ signal }) => loadQuote(id, signal),
    meta: { topics: ["sales.Deal", "customers.Account"] },
  });
  if (quote.error && !quote.data) return <ProblemView error={quote.error} onRetry={quote.refetch} />;
  if (!quote.data) return <RecordPage header={<Skeleton height={96} />} middle={<Skeleton height={320} />} />;
  return <Loaded quote={quote.data} />;
}

function Loaded({ quote }: { quote: Quote }) {
  const isEdited = quote.state === "draft" && quote.may.update === true;
  return (
    <RecordPage
      header={<QuoteHeader quote={quote} />}
      middle={
        <Stack gap="lg">
          <QuoteFacts key={`${quote.id}-facts`} quote={quote} may={isEdited} />
          {isEdited ? <LinesEditor key={quote.id} quote={quote} /> : <QuoteLines quote={quote} />}
        </Stack>
      }
      right={<QuoteBeside quote={quote} />}
    />
  );
}
