import { Skeleton, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Kanban, type Lane } from "@/ui/kanban/Kanban";
import { ProblemView } from "@/ui/ProblemView";
import { useFields } from "./api";
import type { GroupedProps } from "./GroupList";
import classes from "./groups.module.css";
import { SumText } from "./Sums";
import { laneIdOf, useFieldBoard } from "./useFieldBoard";

const FACTS = 4;

/** A list as a board over any field of choices; a card's move changes that field. */
export function FieldBoard<Row extends { id: string; version: number }>(props: GroupedProps<Row>) {
  const { view, columns, to } = props;
  const { t } = useTranslation("views");
  const fields = useFields(view.entity);
  const field = fields.data?.items.find(({ name }) => name === view.groupBy);
  const board = useFieldBoard(props, field);
  if (!view.groupBy) return <p className={classes.hint}>{t("choose_group")}</p>;
  if (board.error) return <ProblemView error={board.error} onRetry={board.refetch} />;
  if (!board.groups) return <Skeleton h={240} />;
  const lanes: Lane[] = board.groups.map((group) => ({
    id: laneIdOf(group),
    title: group.is_empty ? t("nothing_entered") : group.name || t("unseen"),
    count: group.count,
    sum: view.sums.map((name) => (
      <div key={name}>
        {fields.data?.items.find((one) => one.name === name)?.label}{" "}
        <Text span inherit fw={600}>
          <SumText sum={group.sums.find((sum) => sum.field === name)} />
        </Text>
      </div>
    )),
  }));
  const [first, ...rest] = columns;
  return (
    <Kanban<{ id: string; lane: string; row: Row }>
      label={props.label}
      lanes={lanes}
      cards={board.cards}
      laneOf={({ lane }) => lane}
      nameOf={({ id }) => board.nameOf(id)}
      may={() => Boolean(field?.written)}
      onMove={(card, lane) => board.move(card, lane)}
    >
      {({ row }) => (
        <>
          {to && first ? <AppLink to={to(row)}>{first.render(row)}</AppLink> : first?.render(row)}
          <div className={classes.facts}>
            {rest
              .filter(
                ({ key, fields: held = [key], isTableOnly }) => !held.includes(view.groupBy) && !isTableOnly,
              )
              .slice(0, FACTS)
              .map((column) => (
                <span key={column.key}>{column.render(row)}</span>
              ))}
          </div>
        </>
      )}
    </Kanban>
  );
}
