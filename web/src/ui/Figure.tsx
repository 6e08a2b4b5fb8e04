import type { ReactNode } from "react";
import { AppLink } from "./AppLink";

interface Props {
  /** The list this number counts, with its filter: "/deals?stage_type=open". */
  to: string;
  children: ReactNode;
  /** What the number is, for those who hear the link alone. */
  label: string;
}

/** A number that opens what it counts. */
export function Figure({ to, children, label }: Props) {
  return (
    <AppLink to={to} title={label} c="inherit" underline="always" style={{ textDecorationStyle: "dotted" }}>
      {children}
    </AppLink>
  );
}
