import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Kanban, type Lane } from "@/ui/kanban/Kanban";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { type StageType, useStageName } from "../shared";
import type { BoardColumn, DealCard } from "./api";
import { BoardSkeleton } from "./BoardSkeleton";
import { DealCardView } from "./DealCardView";
import { LoseModal } from "./LoseModal";
import { useBoard } from "./useBoard";
import { WinModal } from "./WinModal";

const COLORS: Partial<Record<StageType, string>> = {
  open: "var(--sales)",
  won: "var(--good)",
  lost: "var(--bad)",
};

interface Asking {
  readonly deal: DealCard;
  readonly end: "won" | "lost";
}

/** The pipeline as a board. Dragging to an end asks for what that end needs; other moves just happen. */
export function DealBoard({ filter }: { filter?: string | undefined }) {
  const { t } = useTranslation("sales");
  const { board, move } = useBoard(filter);
  const stageName = useStageName();
  const [asking, ask] = useState<Asking | null>(null);
  if (board.error && !board.data) return <ProblemView error={board.error} onRetry={board.refetch} />;
  if (!board.data) return <BoardSkeleton />;
  const { columns } = board.data;
  const columnOf = (id: string) => columns.find(({ stage }) => stage.id === id) as BoardColumn;
  const lanes: Lane[] = columns.map((column) => ({
    id: column.stage.id,
    title: stageName(column.stage),
    count: column.count,
    sum: <LaneSum column={column} />,
    ...(COLORS[column.stage.type] ? { color: COLORS[column.stage.type] as string } : {}),
  }));

  async function beforeMove(deal: DealCard, lane: Lane) {
    const { type } = columnOf(lane.id).stage;
    if (type === "won" || type === "lost") ask({ deal, end: type });
    return type !== "won" && type !== "lost";
  }

  const close = () => ask(null);
  return (
    <>
      <Kanban<DealCard>
        label={t("deals.board")}
        lanes={lanes}
        cards={columns.flatMap(({ cards }) => cards)}
        laneOf={({ stage }) => stage.id}
        nameOf={({ name }) => name}
        may={({ may, stage_type }) => Boolean(may.update) && stage_type !== "won" && stage_type !== "lost"}
        beforeMove={beforeMove}
        onMove={(card, lane) => move.mutate({ card, stage: columnOf(lane.id).stage })}
      >
        {(deal) => <DealCardView deal={deal} usualDays={columnOf(deal.stage.id).usual_days} />}
      </Kanban>
      {asking?.end === "won" && <WinModal deal={asking.deal} onClose={close} />}
      {asking?.end === "lost" && <LoseModal deal={asking.deal} onClose={close} />}
    </>
  );
}

/** The stage's sum, what of it is likely, and how much more there is than cards shown. */
function LaneSum({ column }: { column: BoardColumn }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const more = column.count - column.cards.length;
  return (
    <>
      <Text span inherit fw={600} c="var(--mantine-color-text)">
        <Money money={column.total} />
      </Text>
      {column.stage.type === "open" && (
        <Text span inherit ml={6}>
          {t("deals.weighted", { sum: format.money(column.weighted) })}
        </Text>
      )}
      {more > 0 && <div>{t("deals.more_in_list", { count: more })}</div>}
    </>
  );
}
