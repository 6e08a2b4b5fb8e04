import { Combobox, InputBase, Loader, Text, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type FocusEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Picked, PickerSource } from "./pickers";

interface Props {
  label: string;
  /** Where it looks: `accounts`, `contacts`, `users`, `products` of `ui/pickers`, or one's own. */
  source: PickerSource;
  /** `form.getInputProps(…)` may be spread here. */
  value?: Picked | null;
  onChange: (picked: Picked | null) => void;
  onBlur?: (event: FocusEvent<HTMLInputElement>) => void;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  description?: string;
  placeholder?: string;
}

const PAUSE_MS = 150;

/** What is typed, what the server finds for it, and what choosing or leaving does. */
function usePicking(source: PickerSource, onChange: Props["onChange"]) {
  const [typed, setTyped] = useState<string | null>(null);
  const [q] = useDebouncedValue(typed ?? "", PAUSE_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useQuery({
    queryKey: [...source.keys.all, "picker", { q }],
    queryFn: ({ signal }) => source.find(q, signal),
    enabled: combobox.dropdownOpened,
    placeholderData: (previous) => previous,
  });

  function type(text: string) {
    setTyped(text);
    combobox.openDropdown();
    combobox.selectFirstOption();
  }

  function choose(id: string) {
    onChange(found.data?.find((one) => one.id === id) ?? null);
    setTyped(null);
    combobox.closeDropdown();
  }

  function leave() {
    // An emptied field means nobody; a half-typed name means the one before.
    if (typed === "") onChange(null);
    setTyped(null);
    combobox.closeDropdown();
  }

  return { typed, found, combobox, type, choose, leave };
}

/** Finds one record by name, number or reading, and holds it. */
export function RecordPicker({ label, source, value, onChange, onBlur, placeholder, ...rest }: Props) {
  const { Beside } = source;
  const { t } = useTranslation("ui");
  const { typed, found, combobox, type, choose, leave } = usePicking(source, onChange);
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target>
        <InputBase
          {...rest}
          label={label}
          placeholder={placeholder ?? t("picker.type")}
          value={typed ?? value?.name ?? ""}
          onChange={(event) => type(event.currentTarget.value)}
          onClick={() => combobox.openDropdown()}
          onBlur={(event) => {
            leave();
            onBlur?.(event);
          }}
          rightSection={found.isFetching ? <Loader size={14} color="gray" /> : <Combobox.Chevron />}
          rightSectionPointerEvents="none"
          inputContainer={(input) => (
            <>
              {input}
              {Beside && value && <Beside id={value.id} />}
            </>
          )}
          autoComplete="off"
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah="18rem" style={{ overflowY: "auto" }} aria-label={label}>
          {found.data?.map((one) => (
            <Combobox.Option key={one.id} value={one.id} active={one.id === value?.id}>
              <Text size="sm">
                {one.name}
                {Beside && <Beside id={one.id} />}
              </Text>
              {one.about && (
                <Text size="xs" c="dimmed">
                  {one.about}
                </Text>
              )}
            </Combobox.Option>
          ))}
          {found.data?.length === 0 && <Combobox.Empty>{t("picker.nothing")}</Combobox.Empty>}
          {found.error && <Combobox.Empty>{t("problem.unexpected.title")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
