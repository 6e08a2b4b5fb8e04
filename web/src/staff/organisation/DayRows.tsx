import { ActionIcon, Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import type { FactsFormApi } from "./facts";
import { type ClosureForm, newClosure, newOpening, type OpeningForm } from "./hoursForm";

interface ListProps {
  form: FactsFormApi;
}

/** The days the company is shut. */
export function ClosureRows({ form }: ListProps) {
  const { t } = useTranslation("staff");
  const rows: readonly ClosureForm[] = form.values.closures;
  return (
    <Rows
      none={t("hours.no_closures")}
      add={t("hours.add_closure")}
      onAdd={() => form.insertListItem("closures", newClosure())}
      isEmpty={rows.length === 0}
    >
      {rows.map(({ key, name }, place) => {
        const field = (part: string) => form.getInputProps(`closures.${place}.${part}`);
        return (
          <Row key={key} name={name} place={place} onRemove={() => form.removeListItem("closures", place)}>
            <TextInput label={t("hours.name")} flex="2 1 10em" maxLength={100} {...field("name")} />
            <DateField label={t("hours.first")} {...field("first")} />
            <DateField label={t("hours.last")} {...field("last")} />
            <Checkbox
              label={t("hours.yearly")}
              pt={32}
              {...form.getInputProps(`closures.${place}.yearly`, { type: "checkbox" })}
            />
          </Row>
        );
      })}
    </Rows>
  );
}

/** The days that are open in any case. */
export function OpeningRows({ form }: ListProps) {
  const { t } = useTranslation("staff");
  const rows: readonly OpeningForm[] = form.values.openings;
  return (
    <Rows
      none={t("hours.no_openings")}
      add={t("hours.add_opening")}
      onAdd={() => form.insertListItem("openings", newOpening())}
      isEmpty={rows.length === 0}
    >
      {rows.map(({ key, name }, place) => {
        const field = (part: string) => form.getInputProps(`openings.${place}.${part}`);
        return (
          <Row key={key} name={name} place={place} onRemove={() => form.removeListItem("openings", place)}>
            <DateField label={t("hours.day")} {...field("day")} />
            <TextInput label={t("hours.name")} flex="2 1 10em" maxLength={100} {...field("name")} />
            <TextInput label={t("hours.frames")} flex="2 1 12em" {...field("frames")} />
          </Row>
        );
      })}
    </Rows>
  );
}

interface RowsProps {
  none: string;
  add: string;
  isEmpty: boolean;
  onAdd: () => void;
  children: ReactNode;
}

function Rows({ none, add, isEmpty, onAdd, children }: RowsProps) {
  return (
    <Stack gap="sm">
      {isEmpty && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      {children}
      <Group>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
          {add}
        </Button>
      </Group>
    </Stack>
  );
}

interface RowProps {
  name: string;
  place: number;
  onRemove: () => void;
  children: ReactNode;
}

function Row({ name, place, onRemove, children }: RowProps) {
  const { t } = useTranslation("staff");
  return (
    <Group align="flex-start" gap="sm">
      {children}
      <ActionIcon
        variant="subtle"
        color="gray"
        mt={28}
        aria-label={name ? t("hours.remove", { name }) : t("hours.remove_row", { place: place + 1 })}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
