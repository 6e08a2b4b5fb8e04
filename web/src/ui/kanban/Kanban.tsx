import { DndContext, type DragEndEvent, DragOverlay, type DragStartEvent } from "@dnd-kit/core";
import { type ReactNode, useState } from "react";
import { useAnnouncements, useSensorsOfKanban } from "./dragging";
import { KanbanCard } from "./KanbanCard";
import { KanbanColumn } from "./KanbanColumn";
import classes from "./kanban.module.css";
import type { Lane } from "./lane";

export type { Lane } from "./lane";

export interface KanbanProps<Card extends { id: string }> {
  label: string;
  lanes: readonly Lane[];
  cards: readonly Card[];
  laneOf: (card: Card) => string;
  /** The card's name, for the move menu and for those who hear the drag. */
  nameOf: (card: Card) => string;
  children: (card: Card) => ReactNode;
  /** Whether this card may leave its lane: the server's word. */
  may: (card: Card) => boolean;
  /** Asked before the move, for what the lane requires; false keeps the card where it was. */
  beforeMove?: (card: Card, lane: Lane) => Promise<boolean>;
  onMove: (card: Card, lane: Lane) => void;
}

/** Cards in lanes. They move by mouse, by a long press, or by the menu each card has. */
export function Kanban<Card extends { id: string }>(props: KanbanProps<Card>) {
  const { label, lanes, cards, laneOf, nameOf, children, may, beforeMove, onMove } = props;
  const [dragged, setDragged] = useState<Card | null>(null);
  const sensors = useSensorsOfKanban();
  const accessibility = useAnnouncements(
    (id) => nameOf(cards.find((card) => card.id === id) as Card),
    (id) => lanes.find((lane) => lane.id === id)?.title ?? "",
  );

  async function move(card: Card, laneId: string) {
    const lane = lanes.find(({ id }) => id === laneId);
    if (!lane || laneOf(card) === laneId) return;
    if (beforeMove && !(await beforeMove(card, lane))) return;
    onMove(card, lane);
  }

  function onDragStart({ active }: DragStartEvent) {
    setDragged(cards.find((card) => card.id === active.id) ?? null);
  }

  function onDragEnd({ over }: DragEndEvent) {
    if (dragged && over) void move(dragged, String(over.id));
    setDragged(null);
  }

  return (
    <DndContext
      sensors={sensors}
      accessibility={accessibility}
      onDragStart={onDragStart}
      onDragEnd={onDragEnd}
      onDragCancel={() => setDragged(null)}
    >
      <section className={classes.board} aria-label={label}>
        {lanes.map((lane) => {
          const own = cards.filter((card) => laneOf(card) === lane.id);
          return (
            <KanbanColumn key={lane.id} lane={lane} count={lane.count ?? own.length}>
              {own.map((card) => (
                <KanbanCard
                  key={card.id}
                  id={card.id}
                  name={nameOf(card)}
                  may={may(card)}
                  lanes={lanes.filter(({ id }) => id !== lane.id)}
                  onMove={(laneId) => move(card, laneId)}
                >
                  {children(card)}
                </KanbanCard>
              ))}
            </KanbanColumn>
          );
        })}
      </section>
      <DragOverlay>{dragged && <div className={classes.lifted}>{children(dragged)}</div>}</DragOverlay>
    </DndContext>
  );
}
