import { type DndContextProps, MouseSensor, TouchSensor, useSensor, useSensors } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";

/** A small pull starts a drag, so that a click still opens; a finger must rest, so that a swipe still scrolls. */
export function useSensorsOfKanban() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
}

/** What a screen reader hears while a card is on its way. */
export function useAnnouncements(
  cardName: (id: unknown) => string,
  laneName: (id: unknown) => string,
): DndContextProps["accessibility"] {
  const { t } = useTranslation("ui");
  return {
    announcements: {
      onDragStart: ({ active }) => t("kanban.lifted", { name: cardName(active.id) }),
      onDragOver: ({ over }) => (over ? t("kanban.over", { lane: laneName(over.id) }) : undefined),
      onDragEnd: ({ active, over }) =>
        over
          ? t("kanban.dropped", { name: cardName(active.id), lane: laneName(over.id) })
          : t("kanban.put_back", { name: cardName(active.id) }),
      onDragCancel: ({ active }) => t("kanban.put_back", { name: cardName(active.id) }),
    },
    screenReaderInstructions: { draggable: t("kanban.how") },
  };
}
