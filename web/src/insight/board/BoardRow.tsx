import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { BoardRow as Row, Side } from "./api";
import { Bars } from "./Bars";
import { BoardFigure } from "./BoardFigure";
import classes from "./board.module.css";
import { meaningOf } from "./reading";
import { SharedFigure } from "./SharedFigure";

/** One row of the comparison: the question and the thread in the middle, a role on either side. */
export function BoardRow({ row, number }: { row: Row; number: number }) {
  const { t } = useTranslation("insight");
  const name = t(`row.${row.key}.name`);
  return (
    <section className={classes.row} aria-label={name}>
      <div className={classes.thread}>
        <Title order={2} className={classes.name}>
          <span className={classes.knot} aria-hidden>
            {number}
          </span>
          {name}
        </Title>
        <p className={classes.question}>{t(`row.${row.key}.question`)}</p>
        {row.shared.length > 0 && (
          <div className={classes.shared}>
            {row.shared.map((figure) => (
              <SharedFigure key={figure.key} figure={figure} />
            ))}
          </div>
        )}
        <Sentence row={row} />
      </div>
      <OneSide of="sales" side={row.sales} isMoney={row.key === "impact"} />
      <OneSide of="service" side={row.service} isMoney={row.key === "impact"} />
    </section>
  );
}

interface SideProps {
  of: "sales" | "service";
  side: Side;
  isMoney: boolean;
}

function OneSide({ of: role, side, isMoney }: SideProps) {
  const { t } = useTranslation("ui");
  return (
    <section className={classes.side} data-role={role} aria-label={t(`role.${role}`)}>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets stops being one for some readers */}
      <ul className={classes.figures} role="list">
        {side.figures.map((figure) => (
          <li key={figure.key}>
            <BoardFigure figure={figure} side={side} />
          </li>
        ))}
      </ul>
      {side.bars.length > 0 && (
        <Bars bars={side.bars} currency={isMoney ? (side.figures[0]?.currency ?? null) : null} />
      )}
    </section>
  );
}

function Sentence({ row }: { row: Row }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const meaning = meaningOf(row);
  if (!meaning) return null;
  const said = <From, To>(record: Readonly<Record<string, From>> | undefined, say: (one: From) => To) =>
    Object.fromEntries(Object.entries(record ?? {}).map(([name, one]) => [name, say(one)]));
  const words = {
    ...said(meaning.shares, format.percent),
    ...said(meaning.counts, (count) => format.number(count)),
    ...said(meaning.bars, (key) => t(`bar.${key}`)),
  };
  return (
    <Text component="p" className={classes.sentence}>
      {t(`meaning.${meaning.key}`, words)}
    </Text>
  );
}
