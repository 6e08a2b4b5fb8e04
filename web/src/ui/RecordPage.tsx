import type { ReactNode } from "react";
import classes from "./recordPage.module.css";

interface Props {
  /** Name, number, owners, warnings: what the record is. */
  header: ReactNode;
  /** The facts, edited in place. */
  left?: ReactNode;
  /** What happened: usually the timeline. */
  middle: ReactNode;
  /** What belongs to it, as compact cards. */
  right?: ReactNode;
}

/** One record: header, then three columns that become two on a tablet and one on a phone. */
export function RecordPage({ header, left, middle, right }: Props) {
  return (
    <div className={classes.page}>
      <header className={classes.header}>{header}</header>
      <div
        className={classes.columns}
        data-left={left ? true : undefined}
        data-right={right ? true : undefined}
      >
        {left && <section className={classes.left}>{left}</section>}
        <section className={classes.middle}>{middle}</section>
        {right && <section className={classes.right}>{right}</section>}
      </div>
    </div>
  );
}
