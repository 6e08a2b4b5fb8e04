/** An amount in minor units of its currency: yen has none, so 1,000 yen is 1000. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** One stretch of a list. `next` asks for the following one; null means this was the last. */
export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
  readonly total: number;
}

/** A record as the server hands it over: its version for If-Match, and what the reader may do. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
  readonly may: Readonly<Record<string, boolean>>;
}
