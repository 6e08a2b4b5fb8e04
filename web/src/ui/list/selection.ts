/** Rows that are chosen in a list, to be acted on together. */
export interface Selection {
  readonly has: (id: string) => boolean;
  readonly toggle: (row: { id: string }) => void;
  readonly toggleAll: (rows: readonly { id: string }[], isChosen: boolean) => void;
  /** What a row is called, for those who hear its box. */
  readonly nameOf: (row: { id: string }) => string;
}
