import type { Schema } from "@/client/schema";
import type { ActsGiven } from "../ties/api";
import type { Listed } from "../types";

export type Act = Partial<Omit<ActsGiven, "tickets">>;
export type Done = Schema<"TicketActOut">;
export type Seen = ActsGiven["tickets"][number];

export interface WayBack {
  readonly act: Act;
  readonly tickets: readonly Seen[];
}

/** Where a ticket stood, as it is asked for. Nobody goes back to new: it is open, then. */
function stood({ status, held_for }: Listed): Act {
  if (held_for) return { status: "waiting", reason: held_for as "inside" | "maker" };
  return { status: (status === "new" ? "open" : status) as NonNullable<Act["status"]> };
}

/** Those put on that it did not wear come off, those taken off that it wore go on again. */
function tagsBefore({ tags }: Listed, { add_tags: put = [], remove_tags: taken = [] }: Act): Act {
  if (put.length + taken.length === 0) return {};
  return {
    add_tags: taken.filter((name) => tags.includes(name)),
    remove_tags: put.filter((name) => !tags.includes(name)),
  };
}

/** The acts that take one back, the tickets that need the same one together. */
export function waysBack(lines: readonly Listed[], done: readonly Done[], act: Act): readonly WayBack[] {
  const ways = new Map<string, { act: Act; tickets: Seen[] }>();
  for (const { id, version } of done) {
    const line = lines.find((one) => one.id === id);
    if (!line || !version) continue;
    const back: Act = {
      ...(act.status ? stood(line) : {}),
      ...tagsBefore(line, act),
      ...(act.assignee_id !== undefined ? { assignee_id: line.assignee?.id ?? null } : {}),
    };
    const key = JSON.stringify(back);
    const way = ways.get(key) ?? { act: back, tickets: [] };
    way.tickets.push({ id, version });
    ways.set(key, way);
  }
  return [...ways.values()];
}
