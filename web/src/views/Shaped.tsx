import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SearchFilter } from "@/ui/list/filters";
import classes from "@/ui/list/list.module.css";
import { FieldBoard } from "./FieldBoard";
import { type GroupedProps, GroupList } from "./GroupList";
import { GroupFields } from "./ShapeSwitch";

interface Props<Row> extends GroupedProps<Row> {
  tools: ReactNode;
  isNarrowed: boolean;
  onClear: () => void;
  /** A board the page brings itself, with what narrows it besides. */
  own?: { readonly board: ReactNode; readonly filters: ReactNode } | undefined;
}

/** A list in another shape than lines: groups with sums, or a board. */
export default function Shaped<Row extends { id: string; version: number }>({
  tools,
  own,
  isNarrowed,
  onClear,
  ...props
}: Props<Row>) {
  const { t } = useTranslation("ui");
  const content = props.view.shape === "group" ? <GroupList {...props} /> : <FieldBoard {...props} />;
  return (
    <section className={classes.list}>
      <Group gap="xs" align="flex-end" className={classes.tools}>
        <SearchFilter />
        {own?.filters}
        <GroupFields view={props.view} withSums={!own} />
        {isNarrowed && (
          <Button variant="subtle" size="sm" onClick={onClear}>
            {t("list.clear")}
          </Button>
        )}
        <Group gap="sm" ml="auto">
          {tools}
        </Group>
      </Group>
      {own ? own.board : content}
    </section>
  );
}
