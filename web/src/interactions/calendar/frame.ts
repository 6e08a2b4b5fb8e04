import type { Entry, Shown } from "./api";

/** What the three views share: what stands there, and what can be done with it. */
export interface Frame {
  readonly shown: Shown;
  readonly today: string;
  /** The day an entry stands on, and its wall time where it has one. */
  readonly dayOf: (entry: Entry) => string;
  readonly wallOf: (entry: Entry) => string | null;
  readonly onMove: (entry: Entry) => void;
  /** Dropped on a day, and on a time of it where there is one (minutes since midnight). */
  readonly onDrop: (dragged: string, day: string, minutes?: number) => void;
  /** Something new on a day, from minute to minute. */
  readonly onAdd: (day: string, from: number, minutes: number) => void;
}
