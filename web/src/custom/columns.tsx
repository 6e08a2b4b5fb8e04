import { useMemo } from "react";
import type { Customised } from "@/ui/edit/custom";
import type { Column } from "@/ui/list/types";
import { useCalled, useCustomFields } from "./api";
import { CustomValue } from "./CustomValue";

/** A list's custom fields as columns, hidden until the reader or a view asks for them. */
export function useCustomColumns<Row extends object>(entity: string): readonly Column<Row>[] {
  const fields = useCustomFields(entity);
  const called = useCalled();
  return useMemo(
    () =>
      fields.map((field) => {
        const name = `custom.${field.key}`;
        const isFigure = field.kind === "number" || field.kind === "money";
        return {
          key: name,
          label: called(field),
          ...(field.kind === "choices" ? {} : { sort: name }),
          ...(isFigure ? { align: "right" as const } : {}),
          isExtra: true,
          render: (row) => <CustomValue field={field} value={(row as Customised).custom?.[field.key]} />,
        };
      }),
    [fields, called],
  );
}
