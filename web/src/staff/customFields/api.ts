import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import type { Schema } from "@/client/schema";
import { type CustomEntity, type CustomField, type CustomFields, customKeys } from "@/custom/api";

export const ENTITIES: readonly CustomEntity[] = [
  "accounts",
  "contacts",
  "leads",
  "deals",
  "tickets",
  "products",
];
export const KINDS: readonly CustomField["kind"][] = [
  "text",
  "number",
  "money",
  "date",
  "choice",
  "choices",
  "link",
  "checkbox",
];

export type NewField = Schema<"CustomFieldIn">;
export type FieldChange = Schema<"CustomFieldChange">;

const at = (field: CustomField) => ({
  params: { path: { field_id: field.id }, header: onVersion(field.version) },
});

/** What an administrator does with fields; every list and record asks anew afterwards. */
export function useFieldActs() {
  const cache = useQueryClient();
  // What a record shows and a list may be narrowed by follows from the fields.
  const settled = { onSettled: () => cache.invalidateQueries() };
  return {
    create: useMutation({
      mutationFn: (body: NewField) => answer<CustomField>(api.POST("/api/v1/custom-fields", { body })),
      meta: { quiet: true },
      ...settled,
    }),
    change: useMutation({
      mutationFn: ({ field, body }: { field: CustomField; body: FieldChange }) =>
        answer<CustomField>(api.PATCH("/api/v1/custom-fields/{field_id}", { ...at(field), body })),
      meta: { quiet: true },
      ...settled,
    }),
    order: useMutation({
      mutationFn: ({ entity, ids }: { entity: CustomEntity; ids: string[] }) =>
        answer<CustomFields>(api.PUT("/api/v1/custom-fields/order", { body: { entity, ids } })),
      onSuccess: (fields) => cache.setQueryData(customKeys.list(), fields),
      ...settled,
    }),
    remove: useMutation({
      mutationFn: (field: CustomField) => api.DELETE("/api/v1/custom-fields/{field_id}", at(field)),
      ...settled,
    }),
  };
}
