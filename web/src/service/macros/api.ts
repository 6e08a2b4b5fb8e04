import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Macro = Schema<"MacroOut">;
export type MacroFields = Schema<"MacroIn">;
export type ReadyMacro = Schema<"ReadyMacroOut">;

/** The places that can stand in a macro, in the order in which they are offered. */
export const PLACES = [
  "addressee",
  "account",
  "contact",
  "number",
  "subject",
  "item",
  "agent",
  "team",
  "company",
] as const;

export const macroKeys = keysOf("service.Macro");

export function useMacros() {
  return useQuery({
    queryKey: macroKeys.list(),
    queryFn: ({ signal }) => answer<Schema<"MacrosOut">>(api.GET("/api/v1/macros", { signal })),
  });
}

/** The macros as they would be said in one ticket. */
export function useReadyMacros(ticketId: string, version: number, isAsked: boolean) {
  return useQuery({
    queryKey: macroKeys.part(ticketId, "ready", { version }),
    queryFn: ({ signal }) =>
      answer<Schema<"ReadyMacrosOut">>(
        api.GET("/api/v1/tickets/{ticket_id}/macros", { params: { path: { ticket_id: ticketId } }, signal }),
      ),
    enabled: isAsked,
  });
}

const at = ({ id, version }: Macro) => ({ path: { macro_id: id }, header: onVersion(version) });

export function saveMacro(macro: Macro | null, body: MacroFields) {
  if (!macro) return answer<Macro>(api.POST("/api/v1/macros", { body }));
  return answer<Macro>(api.PUT("/api/v1/macros/{macro_id}", { params: at(macro), body }));
}

export function useDeleteMacro() {
  const cache = useQueryClient();
  return async (macro: Macro) => {
    await answer(api.DELETE("/api/v1/macros/{macro_id}", { params: at(macro) }));
    await cache.invalidateQueries({ queryKey: macroKeys.all });
  };
}

/** What a macro does besides speaking, each as a word and its value. */
export function doesOf(macro: Omit<Macro, "version" | "may">): readonly (readonly [string, string])[] {
  const { status, reason, priority, category, tags, takes, assignee, note } = macro;
  const held = reason && reason !== "customer" ? `held_${reason}` : status;
  return [
    ...(status ? [["status", held] as const] : []),
    ...(priority ? [["priority", String(priority)] as const] : []),
    ...(category ? [["category", category] as const] : []),
    ...tags.map((name) => ["tag", name] as const),
    ...(takes ? [["takes", ""] as const] : []),
    ...(assignee ? [["assignee", assignee.name] as const] : []),
    ...(note ? [["note", note] as const] : []),
  ];
}
