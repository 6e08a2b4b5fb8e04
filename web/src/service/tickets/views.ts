import type { Asked } from "./api";
import type { Counts } from "./types";

export interface View {
  readonly name: Exclude<keyof Counts, "may">;
  readonly asked: Asked;
}

// What waits for us stands in the order in which to serve it, each line with its reason.
const IN_TURN = { sort: "queue" };

/** The inbox's views: what each asks of the server. The counts have the same names. */
export const VIEWS: readonly View[] = [
  { name: "unsolved", asked: { status: "unsolved", snoozed: "no", ...IN_TURN } },
  { name: "mine", asked: { view: "mine", status: "unsolved", snoozed: "no", ...IN_TURN } },
  { name: "unassigned", asked: { view: "unassigned", status: "unsolved", snoozed: "no", ...IN_TURN } },
  { name: "team", asked: { view: "team", status: "unsolved", snoozed: "no", ...IN_TURN } },
  { name: "escalated", asked: { view: "escalated", status: "unsolved", snoozed: "no", ...IN_TURN } },
  { name: "overdue", asked: { overdue: "true", ...IN_TURN } },
  { name: "waiting", asked: { status: "waiting" } },
  { name: "snoozed", asked: { status: "unsolved", snoozed: "only" } },
  { name: "solved", asked: { status: "solved", sort: "-updated_at" } },
  { name: "all", asked: { sort: "-updated_at" } },
];

/** Every filter the list understands; what else stands in the address is not the list's. */
export const FILTERS = [
  "q",
  "view",
  "status",
  "priority",
  "type",
  "category",
  "channel_kind",
  "account_id",
  "contact_id",
  "assignee_id",
  "team_id",
  "snoozed",
  "overdue",
  "opened_from",
  "opened_to",
  "solved_from",
  "solved_to",
  "rated_from",
  "rated_to",
  "filter",
  "sort",
] as const;

type Search = Readonly<Record<string, string>>;

/** The view the address shows: a saved one, the one it names, or one's own. Other filters come on top of it. */
export function askedBy(search: Search, saved?: Asked): { view: View | undefined; asked: Asked } {
  const given = Object.fromEntries(FILTERS.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
  if (saved) return { view: undefined, asked: { ...saved, ...given } };
  const named = VIEWS.find(({ name }) => name === search.box);
  // An address that filters by itself (a figure on the board) is shown as it stands.
  const isOwn = Object.keys(given).some((name) => name !== "q" && name !== "sort" && name !== "priority");
  const view = named ?? (isOwn ? undefined : VIEWS.find(({ name }) => name === "unsolved"));
  return { view, asked: { ...view?.asked, ...given } };
}

/** The address of a view, or of a ticket seen from it. */
export function addressOf(search: Search, changes: Record<string, string | undefined>, id?: string): string {
  const kept = Object.entries({ ...search, ...changes, new: undefined });
  const query = new URLSearchParams(
    kept.flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
  return `/tickets${id ? `/${id}` : ""}${query ? `?${query}` : ""}`;
}

/** The table of what the inbox shows: by its saved view or its own conditions. */
export function tableOf(search: Search): string {
  const kept = Object.entries({ saved: search.saved, filter: search.filter, q: search.q });
  const query = new URLSearchParams(
    kept.flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
  return `/tickets/table${query ? `?${query}` : ""}`;
}
