import { Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../edit/DateField";
import { useFilters } from "../useFilters";

const PAUSE_MS = 250;

/** Words to look for, into `q`. It waits for a pause, and for the end of a kana conversion. */
export function SearchFilter() {
  const { t } = useTranslation("ui");
  const { values, set } = useFilters();
  const field = useRef<HTMLInputElement>(null);
  const send = useDebouncedCallback((q: string) => set({ q }), PAUSE_MS);
  const q = values.q ?? "";
  useEffect(() => {
    // The address changed from elsewhere: show it, but never under the reader's hands.
    if (field.current && document.activeElement !== field.current) field.current.value = q;
  }, [q]);
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={t("list.search")}
      placeholder={t("list.search")}
      leftSection={<IconSearch size={16} aria-hidden />}
      defaultValue={q}
      onChange={(event) => {
        if (!(event.nativeEvent as InputEvent).isComposing) send(event.currentTarget.value);
      }}
      onCompositionEnd={(event) => send(event.currentTarget.value)}
    />
  );
}

interface SelectProps {
  /** The name in the address. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** One of a few values, into the address. Cleared, it takes part no longer. */
export function SelectFilter({ name, label, options }: SelectProps) {
  const { values, set } = useFilters();
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={options}
      value={values[name] ?? null}
      onChange={(value) => set({ [name]: value ?? undefined })}
      clearable
      clearButtonProps={{ "aria-label": label, "aria-hidden": false, tabIndex: 0 }}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
      w={160}
    />
  );
}

/** A day, into the address: from when, or until when. */
export function DayFilter({ name, label }: Omit<SelectProps, "options">) {
  const { values, set } = useFilters();
  return (
    <DateField
      label={label}
      value={values[name] ?? null}
      onChange={(day) => set({ [name]: day ?? undefined })}
    />
  );
}
