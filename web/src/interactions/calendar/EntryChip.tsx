import { Group, UnstyledButton } from "@mantine/core";
import { IconArrowsMove } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { useFormat } from "@/ui/useFormat";
import type { Entry } from "./api";
import classes from "./calendar.module.css";

interface Props {
  entry: Entry;
  /** Whose it is, where several people's are shown. */
  isNamed: boolean;
  onMove: (entry: Entry) => void;
}

/** What is dragged, so that a square knows what is dropped on it. */
export const DRAGGED = "application/x-enishi-entry";

/** One entry: its time, what it is, a link to its record, and a way to move it. */
export function EntryChip({ entry, isNamed, onMove }: Props) {
  const { t } = useTranslation("interactions");
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the mouse's way; the button beside is everybody's
    <div
      className={classes.entry}
      draggable={entry.may_move}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, `${entry.kind} ${entry.id}`)}
    >
      <Group gap={4} wrap="nowrap" justify="space-between" align="flex-start">
        <div style={{ minWidth: 0, overflowWrap: "anywhere" }}>
          {entry.at && `${format.time(entry.at)} `}
          <strong>{t(`calendar.kind.${entry.kind}`)}</strong>{" "}
          <AppLink to={entry.page} inherit>
            {entry.title}
          </AppLink>
          {entry.account && ` ${entry.account}`}
          {isNamed && entry.owner && ` (${entry.owner.name})`}
        </div>
        {entry.may_move && (
          <UnstyledButton
            aria-label={t("calendar.move_named", { title: entry.title })}
            onClick={() => onMove(entry)}
          >
            <IconArrowsMove size={13} />
          </UnstyledButton>
        )}
      </Group>
    </div>
  );
}
