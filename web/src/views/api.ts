import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Entity, Field, View } from "./types";

export const viewKeys = keysOf("staff.View");
export type ViewBody = Partial<Schema<"ViewIn">>;
export type Option = Schema<"OptionOut">;

const MINUTES = 60_000;

/** One's own views of a list and those shared with one. */
export function useViews(entity: Entity) {
  return useQuery({
    queryKey: viewKeys.list({ entity }),
    queryFn: ({ signal }) =>
      answer<{ items: readonly View[] }>(api.GET("/api/v1/views", { params: { query: { entity } }, signal })),
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

export function createView(body: ViewBody): Promise<View> {
  return answer<View>(api.POST("/api/v1/views", { body }));
}

export function changeView(view: View, body: ViewBody): Promise<View> {
  const params = { path: { view_id: view.id }, header: onVersion(view.version) };
  return answer<View>(api.PATCH("/api/v1/views/{view_id}", { params, body }));
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
