import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type CustomField = Schema<"CustomFieldOut">;
export type CustomFields = Schema<"CustomFieldsOut">;
/** The lists whose rows may have custom fields. */
export type CustomEntity = "accounts" | "contacts" | "leads" | "deals" | "tickets" | "products";

export const customKeys = keysOf("staff.CustomField");
const NONE: readonly CustomField[] = [];
const MINUTES = 60_000;

/** Every custom field of the organisation. They change seldom, and a live message says when. */
export function useAllCustomFields() {
  return useQuery({
    queryKey: customKeys.list(),
    queryFn: ({ signal }) => answer<CustomFields>(api.GET("/api/v1/custom-fields", { signal })),
    staleTime: 5 * MINUTES,
  });
}

/** The fields in use of one list, in their order. */
export function useCustomFields(entity: string): readonly CustomField[] {
  const items = useAllCustomFields().data?.items ?? NONE;
  return useMemo(
    () => items.filter((field) => field.entity === entity && !field.is_archived),
    [items, entity],
  );
}

interface Named {
  readonly name: string;
  readonly name_en: string;
}

/** What a field or a choice is called in the reader's language; its Japanese name where it has no other. */
export function useCalled(): (one: Named) => string {
  const { language } = useTranslation().i18n;
  return useCallback((one) => (language === "en" && one.name_en) || one.name, [language]);
}
