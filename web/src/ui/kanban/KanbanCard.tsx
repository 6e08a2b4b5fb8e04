import { useDraggable } from "@dnd-kit/core";
import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./kanban.module.css";
import type { Lane } from "./lane";

interface Props {
  id: string;
  name: string;
  may: boolean;
  lanes: readonly Lane[];
  onMove: (laneId: string) => void;
  children: ReactNode;
}

/** One card: the whole of it is the handle, and a small menu moves it without dragging. */
export function KanbanCard({ id, name, may, lanes, onMove, children }: Props) {
  const { t } = useTranslation("ui");
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, disabled: !may });
  return (
    <li
      ref={setNodeRef}
      className={classes.card}
      data-may={may || undefined}
      data-lifted={isDragging || undefined}
      {...listeners}
    >
      {children}
      {may && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              className={classes.mover}
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t("kanban.move", { name })}
            >
              <IconArrowRight size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t("kanban.move_to")}</Menu.Label>
            {lanes.map((lane) => (
              <Menu.Item key={lane.id} onClick={() => onMove(lane.id)}>
                {lane.title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
