import type { ReactNode } from "react";
import { type CustomEntity, useCalled, useCustomFields } from "./api";
import { CustomValue } from "./CustomValue";

export interface CustomWords {
  readonly labelOf: (key: string) => string;
  readonly show: (key: string, value: unknown) => ReactNode;
}

/** How a conflict speaks of custom fields. */
export function useCustomWords(entity: CustomEntity): CustomWords {
  const fields = useCustomFields(entity);
  const called = useCalled();
  const of = (key: string) => fields.find((field) => field.key === key);
  return {
    labelOf: (key) => {
      const field = of(key);
      return field ? called(field) : key;
    },
    show: (key, value) => {
      const field = of(key);
      const isEmpty = value === null || value === undefined || value === false;
      return field && !isEmpty ? <CustomValue field={field} value={value} /> : "–";
    },
  };
}
