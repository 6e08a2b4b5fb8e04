import type { UseFormReturnType } from "@mantine/form";
import type { CustomField } from "@/custom/api";

/** A choice being typed. `row` tells the lines apart; `value` is empty until the server gave it one. */
export interface ChoiceForm {
  readonly row: string;
  readonly value: string;
  readonly name: string;
  readonly name_en: string;
}

export const blank = (): ChoiceForm => ({ row: crypto.randomUUID(), value: "", name: "", name_en: "" });

/** The choices of a field to be typed over; a new field begins with two blank ones. */
export function choiceForms(choices: readonly Omit<ChoiceForm, "row">[]): ChoiceForm[] {
  return choices.length > 0
    ? choices.map((choice) => ({ ...choice, row: choice.value }))
    : [blank(), blank()];
}

export interface FieldValues extends Record<string, unknown> {
  name: string;
  name_en: string;
  key: string;
  kind: CustomField["kind"];
  choices: ChoiceForm[];
  is_required: boolean;
}

export type FieldForm = UseFormReturnType<FieldValues>;
