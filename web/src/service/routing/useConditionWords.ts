import { useTranslation } from "react-i18next";
import { useCalled, useCustomFields } from "@/custom/api";
import { CHOICES, TEXTS, VALUES } from "./api";

const KINDS = ["choice", "choices", "text", "link"];

/** The fields a rule may ask about and their values, in the reader's words. */
export function useConditionWords() {
  const { t } = useTranslation("service");
  const custom = useCustomFields("tickets").filter(({ kind }) => KINDS.includes(kind));
  const called = useCalled();
  const own = (field: string) => custom.find(({ key }) => `custom.${key}` === field);

  function fieldName(field: string) {
    const found = own(field);
    return found ? called(found) : t(`routing.field.${field.replace(/^custom\..*/, "custom")}`);
  }

  /** The values to choose among; none: words are typed. */
  function choices(field: string) {
    const found = own(field);
    if (found) return found.choices.map((one) => ({ value: one.value, label: called(one) }));
    const among = VALUES[field as keyof typeof VALUES];
    return among?.map((value) => ({ value, label: t(`${PLACE[field]}.${value}`) })) ?? [];
  }

  return {
    fieldName,
    choices,
    fields: [...CHOICES, ...TEXTS, ...custom.map(({ key }) => `custom.${key}`)],
    valueName: (field: string, value: string) =>
      choices(field).find((one) => one.value === value)?.label ?? value,
  };
}

/** Where the words of a field's values stand in this room. */
const PLACE: Readonly<Record<string, string>> = {
  type: "type",
  priority: "priority",
  channel: "channel",
  language: "routing.language",
  stage: "sla.stages",
  contract: "routing.contract",
  hours: "routing.hours",
};
