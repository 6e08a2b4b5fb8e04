import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { ListSource } from "@/ui/list/types";

export type TreeRow = Schema<"TreeRow">;
export type Tree = Schema<"TreeOut">;
export type TreeNode = Tree["nodes"][number];
export type Walk = Schema<"WalkOut">;
export type Walks = Schema<"WalksOut">;
export type Changes = Partial<Schema<"TreeChange">>;

export const KINDS = ["question", "check", "end"] as const;
export const ENDS = ["solved", "article", "repair", "escalation"] as const;

type Known = Pick<TreeRow, "id" | "version">;

export const treeKeys = keysOf("service.Troubleshooter");
export const walkKeys = keysOf("service.TreeWalk");
const at = ({ id, version }: Known) => ({ path: { tree_id: id }, header: onVersion(version) });
const on = ({ id, version }: Pick<Walk, "id" | "version">) => ({
  path: { walk_id: id },
  header: onVersion(version),
});

export const trees: ListSource<TreeRow> = {
  key: treeKeys.list,
  load: (query, signal) =>
    answer<Schema<"TreePage">>(api.GET("/api/v1/troubleshooters", { params: { query }, signal })),
};

export const loadTree = (id: string, signal?: AbortSignal) =>
  answer<Tree>(api.GET("/api/v1/troubleshooters/{tree_id}", { params: { path: { tree_id: id } }, signal }));

export const drawTree = (name: string) =>
  answer<Tree>(api.POST("/api/v1/troubleshooters", { body: { name } }));

export const changeTree = (tree: Known, body: Changes) =>
  answer<Tree>(api.PATCH("/api/v1/troubleshooters/{tree_id}", { params: at(tree), body }));

export const publishTree = (tree: Known) =>
  answer<Tree>(api.POST("/api/v1/troubleshooters/{tree_id}/publish", { params: at(tree) }));

export const walksOn = (ticketId: string) => ({
  queryKey: walkKeys.part(ticketId, "ticket"),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer<Walks>(
      api.GET("/api/v1/tickets/{ticket_id}/walks", { params: { path: { ticket_id: ticketId } }, signal }),
    ),
});

export const beginWalk = (ticketId: string, tree_id: string) =>
  answer<Walk>(
    api.POST("/api/v1/tickets/{ticket_id}/walks", {
      params: { path: { ticket_id: ticketId } },
      body: { tree_id },
    }),
  );

export const answerWalk = (walk: Walk, place: number) =>
  answer<Walk>(api.POST("/api/v1/walks/{walk_id}/answers", { params: on(walk), body: { answer: place } }));

export const goOn = (walk: Walk, how: "back" | "leave") =>
  answer<Walk>(api.POST(`/api/v1/walks/{walk_id}/${how}`, { params: on(walk) }));

/** Where the browser fetches a node's picture. */
export const pictureOf = (fileId: string) => `/api/v1/files/${fileId}/picture?size=preview`;
