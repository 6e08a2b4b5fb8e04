import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import { nested } from "@/ui/edit/custom";
import type { ListParams, ListSource } from "@/ui/list/types";
import { toSpoken, toText } from "./tree";
import type { Entity, Field, Tree, View } from "./types";

export const viewKeys = keysOf("staff.View");
export type ViewBody = Partial<Schema<"ViewIn">>;
export type Option = Schema<"OptionOut">;

const MINUTES = 60_000;

/** One's own views of a list and those shared with one. */
export function useViews(entity: Entity) {
  return useQuery({
    queryKey: viewKeys.list({ entity }),
    queryFn: ({ signal }) =>
      answer<Schema<"ViewsOut">>(api.GET("/api/v1/views", { params: { query: { entity } }, signal })),
    staleTime: 5 * MINUTES,
  });
}

/** What a list may be narrowed by; asked once somebody wants to. */
export function useFields(entity: Entity) {
  return useQuery({
    queryKey: viewKeys.part("fields", entity),
    queryFn: ({ signal }) =>
      answer<{ items: readonly Field[]; sorts: readonly string[] }>(
        api.GET("/api/v1/views/fields", { params: { query: { entity } }, signal }),
      ),
    staleTime: 5 * MINUTES,
  });
}

/** People or records a field may name: by what is typed. */
export function useOptions(entity: Entity, field: string, q: string, isAsked: boolean) {
  const query = { entity, field, q };
  return useQuery({
    queryKey: viewKeys.part("options", field, query),
    queryFn: ({ signal }) =>
      answer<{ items: readonly Option[] }>(api.GET("/api/v1/views/options", { params: { query }, signal })),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
}

/** What the chosen ones are called. */
export function useNames(entity: Entity, field: string, ids: readonly string[]) {
  const query = { entity, field, ids };
  return useQuery({
    queryKey: viewKeys.part("names", field, query),
    queryFn: ({ signal }) =>
      answer<{ items: readonly Option[] }>(api.GET("/api/v1/views/options", { params: { query }, signal })),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
}

export type Group = Schema<"ListGroupOut">;
export type Sum = Schema<"ListSumOut">;
export type Groups = Schema<"ListGroupsOut">;

interface Grouped {
  readonly entity: Entity;
  readonly groupBy: string;
  readonly sums: readonly string[];
  readonly filter: string | undefined;
}

const LABELS: Record<Entity, string> = {
  accounts: "customers.Account",
  contacts: "customers.Contact",
  leads: "sales.Lead",
  deals: "sales.Deal",
  quotes: "sales.Quote",
  demos: "sales.Demo",
  orders: "commerce.Order",
  deliveries: "commerce.Delivery",
  invoices: "commerce.Invoice",
  payments: "commerce.Payment",
  tickets: "service.Ticket",
  improvements: "service.Improvement",
  contracts: "commerce.Contract",
  items: "commerce.InstalledItem",
};

/** A list put together by a field, with counts and sums. */
export function useGroups({ entity, groupBy, sums, filter }: Grouped, q: string | undefined) {
  const query = { entity, by: groupBy, sums, ...(filter ? { filter } : {}), ...(q ? { q } : {}) };
  return useQuery({
    queryKey: keysOf(LABELS[entity]).part("all", "groups", query),
    queryFn: ({ signal }) => answer<Groups>(api.GET("/api/v1/views/groups", { params: { query }, signal })),
    enabled: groupBy !== "",
    placeholderData: keepPreviousData,
  });
}

/** The first rows of a group. */
export function useRowsOf<Row>(source: ListSource<Row>, params: ListParams) {
  return useQuery({
    queryKey: [...source.key(params), "group"],
    queryFn: ({ signal }) => source.load(params, signal),
  });
}

type Changed = Promise<{ readonly version: number }>;

const changeImprovement = (id: string, version: number, body: ReturnType<typeof nested>): Changed =>
  answer(
    api.PATCH("/api/v1/improvements/{improvement_id}", {
      params: { path: { improvement_id: id }, header: onVersion(version) },
      body,
    }),
  );

/** Changes one field of a row, whatever the list. */
export function changeRow(
  entity: Entity,
  { id, version }: { id: string; version: number },
  changes: Record<string, unknown>,
): Changed {
  const body = nested(changes);
  const header = onVersion(version);
  switch (entity) {
    case "accounts":
      return answer(
        api.PATCH("/api/v1/accounts/{account_id}", { params: { path: { account_id: id }, header }, body }),
      );
    case "contacts":
      return answer(
        api.PATCH("/api/v1/contacts/{contact_id}", { params: { path: { contact_id: id }, header }, body }),
      );
    case "leads":
      return answer(
        api.PATCH("/api/v1/leads/{lead_id}", { params: { path: { lead_id: id }, header }, body }),
      );
    case "deals":
      return answer(
        api.PATCH("/api/v1/deals/{deal_id}", { params: { path: { deal_id: id }, header }, body }),
      );
    case "quotes":
      return answer(
        api.PATCH("/api/v1/quotes/{quote_id}", { params: { path: { quote_id: id }, header }, body }),
      );
    case "demos":
      return answer(
        api.PATCH("/api/v1/demos/{demo_id}", { params: { path: { demo_id: id }, header }, body }),
      );
    case "orders":
      return answer(
        api.PATCH("/api/v1/orders/{order_id}", { params: { path: { order_id: id }, header }, body }),
      );
    case "deliveries":
    case "invoices":
    case "payments":
      throw new Error(`No field of ${entity} is written.`);
    case "tickets":
      return answer(
        api.PATCH("/api/v1/tickets/{ticket_id}", { params: { path: { ticket_id: id }, header }, body }),
      );
    case "improvements":
      return changeImprovement(id, version, body);
    case "contracts":
      return answer(
        api.PATCH("/api/v1/contracts/{contract_id}", { params: { path: { contract_id: id }, header }, body }),
      );
    case "items":
      return answer(
        api.PATCH("/api/v1/items/{item_id}", { params: { path: { item_id: id }, header }, body }),
      );
  }
}

interface Seen {
  readonly whole: Tree;
  readonly sort: string | undefined;
  readonly shape: View["kind"];
  readonly groupBy: string;
  readonly sums: readonly string[];
}

/** What a view keeps of the list as it is seen now. */
export function seenIn({ whole, sort, shape, groupBy, sums }: Seen, columns: readonly string[]): ViewBody {
  const grouped = { group_by: groupBy, sums: [...sums] };
  const kind = shape as NonNullable<ViewBody["kind"]>;
  return { filter: toSpoken(whole), sort: sort ?? "", columns: [...columns], kind, ...grouped };
}

export type Cells = Schema<"CellsOut">;

/** What is seen in words, at most 500 rows. */
export function cellsOf(
  entity: Entity,
  { whole, sort }: Pick<Seen, "whole" | "sort">,
  q: string | undefined,
  columns: readonly string[],
): Promise<Cells> {
  const query = { entity, filter: toText(whole), q: q ?? "", sort: sort ?? "", columns };
  return answer<Cells>(api.GET("/api/v1/views/cells", { params: { query } }));
}

/** What is seen as a file, of what one may take out. */
export async function exportSeen(
  entity: Entity,
  { whole, sort }: Pick<Seen, "whole" | "sort">,
  q: string | undefined,
  columns: readonly string[],
  form: "csv" | "xlsx",
): Promise<void> {
  const body = { filter: toText(whole), q: q ?? "", sort: sort ?? "", columns: [...columns], form };
  const file = await answer<Blob>(api.POST(`/api/v1/${entity}/export`, { body, parseAs: "blob" }));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${entity}.${form}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

export type BulkPreview = Schema<"BulkPreviewOut">;
export type BulkEdit = Schema<"BulkEditOut">;
type BulkBody = Schema<"BulkIn">;
type BulkEditBody = Schema<"BulkEditIn">;

export function previewBulkEdit(body: BulkBody): Promise<BulkPreview> {
  return answer<BulkPreview>(api.POST("/api/v1/bulk-edits/preview", { body }));
}

export function makeBulkEdit(body: BulkEditBody): Promise<BulkEdit> {
  return answer<BulkEdit>(api.POST("/api/v1/bulk-edits", { body }));
}

export type PasteBody = Schema<"PasteIn">;
export type PastePreview = Schema<"PastePreviewOut">;

export function previewPaste(body: PasteBody): Promise<PastePreview> {
  return answer<PastePreview>(api.POST("/api/v1/bulk-edits/cells/preview", { body }));
}

export function makePaste(body: PasteBody): Promise<BulkEdit> {
  return answer<BulkEdit>(api.POST("/api/v1/bulk-edits/cells", { body }));
}

export function undoBulkEdit({ id }: BulkEdit): Promise<BulkEdit> {
  return answer<BulkEdit>(
    api.POST("/api/v1/bulk-edits/{edit_id}/undo", { params: { path: { edit_id: id } } }),
  );
}

/** Every query of a list, whatever it is narrowed to. */
export const rowsOf = (entity: Entity) => keysOf(LABELS[entity]).all;

export function createView(body: ViewBody): Promise<View> {
  return answer<View>(api.POST("/api/v1/views", { body }));
}

export function changeView(view: View, body: ViewBody): Promise<View> {
  const params = { path: { view_id: view.id }, header: onVersion(view.version) };
  return answer<View>(api.PATCH("/api/v1/views/{view_id}", { params, body }));
}

/** Puts a shared view among the reader's own tabs, or out of them. */
export function pinView({ id }: View, is_pinned: boolean): Promise<View> {
  return answer<View>(
    api.PUT("/api/v1/views/{view_id}/pin", { params: { path: { view_id: id } }, body: { is_pinned } }),
  );
}

export function deleteView(view: View) {
  const params = { path: { view_id: view.id }, header: onVersion(view.version) };
  return api.DELETE("/api/v1/views/{view_id}", { params });
}

interface Team {
  readonly id: string;
  readonly name: string;
  readonly parent: { readonly id: string } | null;
  readonly may: { readonly update?: boolean };
}

/** The teams a view may be shared with: one's own and those below; whoever keeps the teams may name any. */
export function useShareableTeams(own: string | undefined) {
  return useQuery({
    queryKey: keysOf("staff.Team").list({ limit: 200 }),
    queryFn: ({ signal }) =>
      answer<{ items: readonly Team[] }>(
        api.GET("/api/v1/teams", { params: { query: { limit: 200 } }, signal }),
      ),
    select: ({ items }) => items.filter((team) => team.may.update || isBelow(team, own, items)),
  });
}

function isBelow(team: Team, top: string | undefined, teams: readonly Team[]): boolean {
  if (team.id === top) return true;
  const parent = teams.find(({ id }) => id === team.parent?.id);
  return parent ? isBelow(parent, top, teams) : false;
}
