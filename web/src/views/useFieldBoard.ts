import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Lane } from "@/ui/kanban/Kanban";
import { toastDone } from "@/ui/toast";
import { changeRow, type Group, useGroups } from "./api";
import type { GroupedProps } from "./GroupList";
import type { Field } from "./types";
import { within } from "./within";

const CARDS = 50;
const EMPTY = "empty";
const HIDDEN = "hidden";

export interface FieldCard<Row> {
  readonly id: string;
  readonly lane: string;
  readonly row: Row;
}

export const laneIdOf = (group: Group): string => group.value ?? (group.is_empty ? EMPTY : HIDDEN);

/** The lanes of a field with their first cards, and what a move writes. */
export function useFieldBoard<Row extends { id: string; version: number }>(
  { view, source, params }: GroupedProps<Row>,
  field: Field | undefined,
) {
  const { t } = useTranslation("views");
  const cache = useQueryClient();
  const groups = useGroups(view, params.q as string | undefined);
  const shown = groups.data?.items.filter((group) => group.value !== null || group.is_empty) ?? [];
  const lanes = useQueries({
    queries: shown.map((group) => {
      const asked = { ...params, filter: within(view, group), limit: CARDS };
      return {
        queryKey: [...source.key(asked), "lane"],
        queryFn: ({ signal }: { signal: AbortSignal }) => source.load(asked, signal),
        enabled: group.count > 0,
      };
    }),
  });
  const cards = shown.flatMap((group, place): FieldCard<Row>[] =>
    (group.count > 0 ? (lanes[place]?.data?.items ?? []) : []).map((row) => ({
      id: row.id,
      lane: laneIdOf(group),
      row,
    })),
  );
  const nameOf = (id: string) => {
    const row = cards.find((card) => card.id === id)?.row as { name?: string; subject?: string } | undefined;
    return row?.name ?? row?.subject ?? "";
  };

  const change = useMutation({
    mutationFn: ({ row, lane }: { row: Row; lane: string }) =>
      changeRow(view.entity, row, {
        [field?.written ?? ""]: lane === EMPTY ? noneOf(field) : sentOf(field, lane),
      }),
    onSettled: () => cache.invalidateQueries({ queryKey: source.key({}).slice(0, 1) }),
  });

  function move(card: FieldCard<Row>, lane: Pick<Lane, "id" | "title">) {
    change.mutate(
      { row: card.row, lane: lane.id },
      {
        onSuccess: (changed) => {
          const row = { ...card.row, version: changed.version };
          const undo = () => change.mutate({ row, lane: card.lane });
          toastDone(t("moved", { name: nameOf(card.id), lane: lane.title }), { undo });
        },
      },
    );
  }

  return { ...groups, groups: groups.data && shown, cards, nameOf, move };
}

/** What an emptied field is sent as: a choice is a text, a record a reference. */
const noneOf = (field: Field | undefined) => (field?.type === "choice" ? "" : null);

const sentOf = (field: Field | undefined, value: string) => (field?.is_number ? Number(value) : value);
