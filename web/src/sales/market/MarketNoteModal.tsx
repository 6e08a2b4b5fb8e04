import { Select, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { type MarketNote, noteKeys, saveNote, useSegments } from "./api";

interface Props {
  note: MarketNote | null;
  segmentId: string | null;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  title: string;
  text: string;
  segment_id: string | null;
  source: string;
  source_url: string;
  source_on: string | null;
}

/** What is known, and where from. */
export function MarketNoteModal({ note, segmentId, onClose }: Props) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const segments = useSegments();
  const initialValues: Values = {
    title: note?.title ?? "",
    text: note?.text ?? "",
    segment_id: note ? (note.segment?.id ?? null) : segmentId,
    source: note?.source ?? "",
    source_url: note?.source_url ?? "",
    source_on: note?.source_on ?? null,
  };
  return (
    <FormModal
      title={note ? t("market_notes.edit", { name: note.title }) : t("market_notes.add")}
      initialValues={initialValues}
      validate={{ title: (title) => (title.trim() ? null : t("needed")) }}
      onSubmit={async (values) => {
        await saveNote(note, values);
        void cache.invalidateQueries({ queryKey: noteKeys.all });
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("market_notes.name")}
            required
            maxLength={200}
            data-autofocus
            {...form.getInputProps("title")}
          />
          <Textarea label={t("market_notes.text")} autosize minRows={4} {...form.getInputProps("text")} />
          <Select
            label={t("market.segment")}
            clearable
            searchable
            data={(segments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("segment_id")}
          />
          <TextInput
            label={t("market_notes.source")}
            description={t("market_notes.source_about")}
            maxLength={200}
            {...form.getInputProps("source")}
          />
          <TextInput
            label={t("market_notes.source_url")}
            type="url"
            maxLength={500}
            {...form.getInputProps("source_url")}
          />
          <DateField label={t("market_notes.source_on")} {...form.getInputProps("source_on")} />
        </>
      )}
    </FormModal>
  );
}
