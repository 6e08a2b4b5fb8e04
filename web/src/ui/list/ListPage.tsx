import type { ReactNode } from "react";
import { PageHead } from "../PageHead";
import classes from "./list.module.css";

interface Props {
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
  /** A DataList or a Kanban: it takes the height that is left. */
  children: ReactNode;
}

/** A page that is one list: the head stays, the list scrolls. */
export function ListPage({ title, about, actions, children }: Props) {
  return (
    <div className={classes.page}>
      <PageHead title={title} about={about} actions={actions} />
      {children}
    </div>
  );
}
