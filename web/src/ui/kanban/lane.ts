import type { ReactNode } from "react";

export interface Lane {
  readonly id: string;
  readonly title: string;
  /** How many there are in all, where only the first cards are here. */
  readonly count?: number;
  /** Sums and counts under the title. */
  readonly sum?: ReactNode;
  /** A colour of the theme's variables, "var(--good)". */
  readonly color?: string;
}
