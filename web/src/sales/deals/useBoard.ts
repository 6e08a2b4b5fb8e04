import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { type Stage, useStageName } from "../shared";
import { type Board, type BoardColumn, type DealCard, dealKeys, loadBoard, moveDeal } from "./api";

export const NARROWED_BY: readonly string[] = ["q", "owner", "owner_id", "kind", "overdue"];

/** The board the address and the view ask for, and moving its cards. */
export function useBoard(filter?: string) {
  const { t } = useTranslation("sales");
  const { values } = useFilters();
  const cache = useQueryClient();
  const stageName = useStageName();
  const named = NARROWED_BY.flatMap((name) => (values[name] ? [[name, values[name]]] : []));
  const asked = Object.fromEntries(filter ? [...named, ["filter", filter]] : named);
  const queryKey = dealKeys.part("all", "board", asked);
  const board = useQuery({
    queryKey,
    queryFn: ({ signal }) => loadBoard(asked, signal),
    placeholderData: (previous) => previous,
    meta: { topics: ["customers.Account", "sales.Stage"] },
  });

  const move = useMutation({
    mutationFn: ({ card, stage }: { card: DealCard; stage: Stage }) => moveDeal(card, stage.id),
    onMutate: async ({ card, stage }) => {
      await cache.cancelQueries({ queryKey });
      cache.setQueryData<Board>(queryKey, (before) => before && carried(before, card, stage));
    },
    onSuccess: (deal, { card, stage }) => {
      const back = () => move.mutate({ card: { ...card, version: deal.version, stage }, stage: card.stage });
      toastDone(t("deals.moved", { name: card.name, stage: stageName(stage) }), { undo: back });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: dealKeys.all }),
  });
  return { board, move, isNarrowed: Object.keys(asked).length > 0 };
}

const plus = (money: BoardColumn["total"], amount: number) => ({ ...money, amount: money.amount + amount });

function without(column: BoardColumn, card: DealCard): BoardColumn {
  const cards = column.cards.filter(({ id }) => id !== card.id);
  if (cards.length === column.cards.length) return column;
  const total = plus(column.total, -(card.amount?.amount ?? 0));
  return { ...column, cards, count: column.count - 1, total };
}

/** The board as it will be once the server has moved the card; the weighted sums follow with its answer. */
export function carried(board: Board, card: DealCard, stage: Stage): Board {
  const moved = { ...card, stage, stage_type: stage.type, days_in_stage: 0 };
  const columns = board.columns
    .map((column) => without(column, card))
    .map((column) =>
      column.stage.id === stage.id
        ? {
            ...column,
            cards: [moved, ...column.cards],
            count: column.count + 1,
            total: plus(column.total, card.amount?.amount ?? 0),
          }
        : column,
    );
  return { ...board, columns };
}
