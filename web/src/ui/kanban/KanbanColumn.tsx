import { useDroppable } from "@dnd-kit/core";
import { Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "../useFormat";
import classes from "./kanban.module.css";
import type { Lane } from "./lane";

export function KanbanColumn({ lane, count, children }: { lane: Lane; count: number; children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id: lane.id });
  const format = useFormat();
  return (
    <section
      className={classes.lane}
      data-over={isOver || undefined}
      aria-label={lane.title}
      style={{ "--lane": lane.color ?? "var(--mantine-color-dimmed)" } as React.CSSProperties}
    >
      <div className={classes.laneHead}>
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="sm">
            {lane.title}
          </Title>
          <Text size="xs" c="dimmed">
            {format.number(count)}
          </Text>
        </Group>
        {lane.sum && (
          <Text size="xs" c="dimmed" component="div">
            {lane.sum}
          </Text>
        )}
      </div>
      <ul ref={setNodeRef} className={classes.cards}>
        {children}
      </ul>
    </section>
  );
}
