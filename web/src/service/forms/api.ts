import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Forms = Schema<"TicketFormsOut">;
export type Form = Schema<"TicketFormOut">;
export type FormField = Schema<"AskedFieldOut">;
export type Before = FormField["before"];

/** What every ticket has besides the custom fields. */
export const FIELDS = ["category", "tags", "impact", "urgency", "item", "contract"] as const;
export const BEFORE = ["waiting", "solved", "closed"] as const;

const formKeys = keysOf("service.TicketForms");

export const useForms = () =>
  useQuery({
    queryKey: formKeys.one("ours"),
    queryFn: ({ signal }) => answer<Forms>(api.GET("/api/v1/ticket-forms", { signal })),
  });

export function useSaveForms(version: number) {
  const cache = useQueryClient();
  return async (forms: readonly Form[]) => {
    const given = { params: { header: onVersion(version) }, body: { forms: [...forms] } };
    const held = await answer<Forms>(api.PATCH("/api/v1/ticket-forms", given));
    cache.setQueryData(formKeys.one("ours"), held);
    void cache.invalidateQueries({ queryKey: keysOf("service.Ticket").all });
  };
}
