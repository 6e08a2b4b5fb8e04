import type { ReactNode } from "react";
import type { Page } from "@/client/types";

export interface Column<Row> {
  /** Also the name under which the reader's choice to hide it is kept. */
  readonly key: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** The server's name for sorting by it; without one the head is no button. */
  readonly sort?: string;
  readonly align?: "right";
  /** In rem; the first column takes what is left when it has none. */
  readonly width?: number;
  /** The server's names of what stands in it, for files; the key where none are given. */
  readonly fields?: readonly string[];
  /** Left out of the cards a phone shows, where every line counts. */
  readonly isTableOnly?: boolean;
  /** Hidden until the reader asks for it. */
  readonly isExtra?: boolean;
}

/** What is asked of the server: the filters, the order, and where to go on. */
export type ListParams = Readonly<Record<string, string | number | undefined>>;

export interface ListSource<Row> {
  /** Usually `keysOf("sales.Deal").list`. */
  readonly key: (params: ListParams) => readonly unknown[];
  readonly load: (params: ListParams & { cursor?: string }, signal: AbortSignal) => Promise<Page<Row>>;
  /** Labels whose change makes the list stale, beside the key's own. */
  readonly topics?: readonly string[];
}
