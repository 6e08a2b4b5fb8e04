import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toProblem } from "@/client/problem";
import type { Money } from "@/client/types";
import { changeQuote, countLines, type Quote, quoteKeys, setLines } from "./api";
import { bodyOf, type LineValues, moved, valuesOf } from "./lines";
import { useQuoteChange } from "./useQuoteChange";

const PAUSE_MS = 300;

/** The lines of a draft while they are typed: counted by the server as they change, kept when they are saved. */
export function useLines(quote: Quote) {
  const keep = useQuoteChange();
  const stored = { lines: quote.lines.map(valuesOf), discount: quote.totals.discount };
  const [draft, setDraft] = useState<{ lines: readonly LineValues[]; discount: Money } | null>(null);
  const { lines, discount } = draft ?? stored;
  const { currency } = quote.net;
  const bodies = lines.map((line) => bodyOf(line, currency));

  const [asked] = useDebouncedValue({ bodies, discount, isTyped: draft !== null }, PAUSE_MS);
  const counted = useQuery({
    queryKey: quoteKeys.part(quote.id, "count", asked),
    queryFn: ({ signal }) => countLines(quote.id, asked.bodies, asked.discount, signal),
    enabled: asked.isTyped,
    placeholderData: keepPreviousData,
    retry: false,
  });

  const save = useMutation({
    mutationFn: async () => {
      const saved = await setLines(quote, bodies);
      return discount.amount === saved.totals.discount.amount ? saved : changeQuote(saved, { discount });
    },
    meta: { quiet: true },
    onSuccess: (saved) => {
      keep(saved);
      setDraft(null);
    },
  });

  const change = (next: readonly LineValues[]) => setDraft({ lines: next, discount });
  const failed = save.error ?? (draft ? counted.error : null);
  return {
    lines,
    discount,
    totals: draft && counted.data ? counted.data : quote.totals,
    isDirty: draft !== null,
    isSaving: save.isPending,
    refusal: save.error,
    /** The server's words by "lines.0.text". */
    errors: failed ? toProblem(failed).fields : {},
    save: () => save.mutate(),
    discard: () => setDraft(null),
    setDiscount: (next: Money | null) => setDraft({ lines, discount: next ?? { amount: 0, currency } }),
    set: (place: number, changes: Partial<LineValues>) =>
      change(lines.map((line, index) => (index === place ? { ...line, ...changes } : line))),
    add: (line: LineValues, after = lines.length - 1) =>
      change([...lines.slice(0, after + 1), line, ...lines.slice(after + 1)]),
    remove: (place: number) => change(lines.filter((_, index) => index !== place)),
    move: (from: number, to: number) => change(moved(lines, from, to)),
  };
}

export type Lines = ReturnType<typeof useLines>;
