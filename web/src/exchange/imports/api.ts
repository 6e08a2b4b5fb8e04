import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";
import type { Mapping } from "./mapping";

export const STATUSES = ["uploaded", "running", "done", "failed", "undoing", "undone"] as const;
/** The kind whose rows are what happened to tickets: it counts tickets, several rows each. */
export const TICKET_LOG = "ticket_events";
const MOVING: readonly string[] = ["running", "undoing"];
const POLL_MS = 2_000;

export type ImportRow = Schema<"ImportRow">;
export type Kind = Schema<"KindOut">;
export type Kinds = Schema<"KindsOut">;
export type Field = Schema<"FieldOut">;
export type Column = Schema<"FileColumnOut">;
export type RowProblem = Schema<"ProblemOut">;
export type Preview = Schema<"PreviewOut">;
export type Log = Schema<"LogOut">;
export type Duplicate = Schema<"DuplicateOut">;
export type Doubled = Schema<"DoubledOut">;
export type CountedWord = Schema<"CountedOut">;
export type Import = Omit<Schema<"ImportOut">, "mapping"> & { readonly mapping: Mapping };

export interface ImportChange {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly mapping?: Mapping;
  readonly atomic?: boolean;
}

interface ImportPage extends Page<ImportRow> {
  readonly may: { readonly create: boolean };
}

export const importKeys = keysOf("exchange.Import");

export const imports: ListSource<ImportRow> = {
  key: importKeys.list,
  load: (query, signal) => answer<ImportPage>(api.GET("/api/v1/imports", { params: { query }, signal })),
};

export const askMayCreate = () =>
  answer<ImportPage>(api.GET("/api/v1/imports", { params: { query: { limit: 1 } } }));

/** The kinds the reader may bring in. They change with the stages and the language, seldom otherwise. */
export const kindsQuery = (language: string) => ({
  queryKey: ["exchange.Kind", "list", { language }],
  queryFn: () => answer<Kinds>(api.GET("/api/v1/import-kinds", {})),
  staleTime: 5 * 60_000,
  meta: { topics: ["sales.Pipeline", "sales.Stage"] },
});

/** An import's problems come in words, so each language has an answer of its own. */
export const importKey = (id: string, language: string) => importKeys.part(id, "record", { language });

/** One import. While it runs it is asked about again, in case no live message comes. */
export const importQuery = (id: string, language: string) => ({
  queryKey: importKey(id, language),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer<Import>(api.GET("/api/v1/imports/{import_id}", { params: { path: { import_id: id } }, signal })),
  refetchInterval: ({ state }: { state: { data?: Import | undefined } }) =>
    MOVING.includes(state.data?.status ?? "") ? POLL_MS : (false as const),
});

/** What stands in a column, and how each word is understood as a choice of a field. */
export const wordsQuery = (row: Import, field: string, column: string) => ({
  queryKey: importKeys.part(row.id, "words", { field, column, as: `${row.encoding} ${row.delimiter}` }),
  queryFn: () =>
    answer<{ words: CountedWord[] }>(
      api.GET("/api/v1/imports/{import_id}/words", {
        params: { path: { import_id: row.id }, query: { field, column } },
      }),
    ),
});

export function uploadFile(kind: string, file: File): Promise<Import> {
  const body = new FormData();
  body.set("kind", kind);
  body.set("file", file);
  return answer<Import>(api.POST("/api/v1/imports", { body }));
}

const on = (row: ImportRow) => ({ path: { import_id: row.id }, header: onVersion(row.version) });

export const changeImport = (row: Import, body: ImportChange) =>
  answer<Import>(api.PATCH("/api/v1/imports/{import_id}", { params: on(row), body }));

export const previewImport = (id: string) =>
  answer<Preview>(api.POST("/api/v1/imports/{import_id}/preview", { params: { path: { import_id: id } } }));

export const startImport = (row: ImportRow) =>
  answer<Import>(api.POST("/api/v1/imports/{import_id}/start", { params: on(row) }));

export const undoImport = (row: ImportRow) =>
  answer<Import>(api.POST("/api/v1/imports/{import_id}/undo", { params: on(row) }));

/** What an import made although it may have been there, page after page. What is merged meanwhile is asked anew. */
export const duplicatesQuery = (id: string) => ({
  queryKey: importKeys.part(id, "duplicates", {}),
  queryFn: ({ pageParam }: { pageParam: string }) =>
    answer<Page<Duplicate>>(
      api.GET("/api/v1/imports/{import_id}/duplicates", {
        params: { path: { import_id: id }, query: pageParam ? { cursor: pageParam } : {} },
      }),
    ),
  initialPageParam: "",
  getNextPageParam: (page: Page<Duplicate>) => page.next,
  meta: { topics: ["customers.Contact", "customers.Account"] },
});

export async function discardImport(row: ImportRow): Promise<void> {
  await api.DELETE("/api/v1/imports/{import_id}", { params: on(row) });
}
