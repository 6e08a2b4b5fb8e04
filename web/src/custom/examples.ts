import type { CustomField } from "./api";

/** A custom field of accounts, for tests alone. */
export function field(kind: CustomField["kind"], more: Partial<CustomField> = {}): CustomField {
  const isChosen = kind === "choice" || kind === "choices";
  return {
    id: `f-${kind}`,
    version: 1,
    entity: "accounts",
    key: kind,
    kind,
    name: `${kind}の項目`,
    name_en: "",
    choices: isChosen
      ? [
          { value: "direct", name: "直販", name_en: "Direct" },
          { value: "agency", name: "代理店", name_en: "Agency" },
        ]
      : [],
    is_required: false,
    is_archived: false,
    may: { update: true },
    ...more,
  };
}

export const ALL = (
  ["text", "number", "money", "date", "choice", "choices", "link", "checkbox"] as const
).map((kind) => field(kind));
