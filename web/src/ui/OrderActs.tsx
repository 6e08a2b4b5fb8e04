import { ActionIcon, Group } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from "@tabler/icons-react";

export interface OrderedActs {
  onEdit: () => void;
  onRemove: () => void;
  /** Absent on the first one. */
  onUp: (() => void) | undefined;
  /** Absent on the last one. */
  onDown: (() => void) | undefined;
}

const ACTS = [
  { act: "up", Icon: IconArrowUp, on: "onUp" },
  { act: "down", Icon: IconArrowDown, on: "onDown" },
  { act: "change", Icon: IconPencil, on: "onEdit" },
  { act: "remove", Icon: IconTrash, on: "onRemove" },
] as const;

interface Props extends OrderedActs {
  /** What the button of an act is called. */
  label: (act: (typeof ACTS)[number]["act"]) => string;
}

/** What is done with one of several that stand in an order: moved, changed, removed. */
export function OrderActs({ label, ...acts }: Props) {
  return (
    <Group gap={2} wrap="nowrap">
      {ACTS.map(({ act, Icon, on }) => (
        <ActionIcon
          key={act}
          variant="subtle"
          color="gray"
          bg="transparent"
          disabled={!acts[on]}
          onClick={acts[on]}
          aria-label={label(act)}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  );
}
