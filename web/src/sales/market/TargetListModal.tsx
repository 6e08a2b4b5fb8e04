import { Select, Text, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useCarried } from "@/ui/carried";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { countOf, fromText, toSpoken } from "@/views/tree";
import { createList, listKeys, useSegments } from "./api";
import { PeopleField } from "./PeopleField";

interface Values extends Record<string, unknown> {
  name: string;
  segment_id: string | null;
  owner_ids: string[];
  due_on: string | null;
  note: string;
}

const BLANK: Values = { name: "", segment_id: null, owner_ids: [], due_on: null, note: "" };

/** A new list: of a segment, of the customers chosen on their list, or of those that were narrowed to. */
export function TargetListModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("sales");
  const go = useGo();
  const cache = useQueryClient();
  const { values: address } = useFilters();
  const segments = useSegments();
  const chosen = useCarried("targets");
  const ids = address.new === "chosen" ? [...chosen.ids()] : [];
  const tree = fromText(address.filter);
  const isNarrowed = countOf(tree) > 0;
  const given = segments.data?.items.find(({ id }) => id === address.segment);
  const send = async (values: Values) => {
    const filter = isNarrowed ? toSpoken(tree) : {};
    const made = await createList({ ...values, filter, account_ids: ids });
    chosen.forget();
    void cache.invalidateQueries({ queryKey: listKeys.all });
    void go(`/target-lists/${made.id}`);
  };
  const initialValues = { ...BLANK, name: given?.name ?? "", segment_id: address.segment ?? null };
  return (
    <FormModal
      title={t("targets.add")}
      submitLabel={t("targets.make")}
      initialValues={initialValues}
      validate={{
        name: (name) => (name.trim() ? null : t("needed")),
        segment_id: (id) => (id || isNarrowed || ids.length > 0 ? null : t("targets.whom")),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Whom chosen={ids.length} conditions={countOf(tree)} />
          <TextInput
            label={t("targets.name")}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <Select
            label={t("market.segment")}
            required={ids.length === 0 && !isNarrowed}
            clearable
            searchable
            data={(segments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("segment_id")}
          />
          <PeopleField {...form.getInputProps("owner_ids")} />
          <DateField label={t("targets.due_on")} {...form.getInputProps("due_on")} />
          <Textarea label={t("targets.note")} autosize minRows={2} {...form.getInputProps("note")} />
        </>
      )}
    </FormModal>
  );
}

/** Whom the list will name, besides a segment. */
function Whom({ chosen, conditions }: { chosen: number; conditions: number }) {
  const { t } = useTranslation("sales");
  return (
    <>
      {chosen > 0 && <Text size="sm">{t("targets.of_chosen", { n: chosen })}</Text>}
      {conditions > 0 && <Text size="sm">{t("targets.of_filter", { n: conditions })}</Text>}
    </>
  );
}
