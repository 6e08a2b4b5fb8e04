import { TextInput } from "@mantine/core";
import { lazy, Suspense } from "react";

export interface DateFieldProps {
  label?: string;
  "aria-label"?: string;
  /** "2026-11-20", or null. `form.getInputProps(…)` may be spread here. */
  value?: string | null;
  onChange: (day: string | null) => void;
  error?: string | undefined;
  disabled?: boolean;
  required?: boolean;
}

const Calendar = lazy(() => import("./Calendar"));

/** How a day is written in its field, before the calendar has arrived as well as after. */
export const EXAMPLE = "2026/11/20";
const written = (day: string | null | undefined) => day?.replaceAll("-", "/") ?? "";

/** A day, typed or picked. The calendar's code arrives only when a day is edited. */
export function DateField(props: DateFieldProps) {
  return (
    <Suspense
      fallback={
        <TextInput
          label={props.label}
          aria-label={props["aria-label"]}
          value={written(props.value)}
          placeholder={EXAMPLE}
          readOnly
        />
      }
    >
      <Calendar {...props} />
    </Suspense>
  );
}
