import { ActionIcon, Anchor, Button, Card, Group, Select, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconNotes, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { FilesCard } from "@/ui/files/FilesCard";
import { ProblemView } from "@/ui/ProblemView";
import { toastProblem } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { deleteNote, type MarketNote, noteKeys, useMarketNotes, useSegments } from "./api";
import { MarketNoteModal } from "./MarketNoteModal";

/** What is known of the market, each with where it is from. */
export function MarketNotes() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  const segments = useSegments();
  const { data, error, refetch } = useMarketNotes(values.segment);
  const [edited, edit] = useState<MarketNote | "new" | null>(null);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={200} />;
  const add = data.may.create && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit("new")}>
      {t("market_notes.add")}
    </Button>
  );
  return (
    <Stack maw={820}>
      <Group justify="space-between" align="flex-end">
        <Select
          label={t("market.segment")}
          placeholder={t("market.whole")}
          clearable
          searchable
          data={(segments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={values.segment ?? null}
          onChange={(id) => set({ segment: id ?? undefined })}
        />
        {data.items.length > 0 && add}
      </Group>
      {data.items.map((note) => (
        <Note key={note.id} note={note} onEdit={() => edit(note)} />
      ))}
      {data.items.length === 0 && (
        <EmptyState
          icon={IconNotes}
          title={t("market_notes.empty")}
          about={t("market_notes.empty_about")}
          actions={add}
        />
      )}
      {edited && (
        <MarketNoteModal
          note={edited === "new" ? null : edited}
          segmentId={values.segment ?? null}
          onClose={() => edit(null)}
        />
      )}
    </Stack>
  );
}

function Note({ note, onEdit }: { note: MarketNote; onEdit: () => void }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteNote(note),
    onSettled: () => cache.invalidateQueries({ queryKey: noteKeys.all }),
    onError: toastProblem,
  });
  const [isOpen, open] = useState(false);
  const plain = { variant: "subtle", color: "gray", bg: "transparent" } as const;
  return (
    <Card withBorder component="section" aria-label={note.title}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h4">
          {note.title}
        </Title>
        <Group gap={2} wrap="nowrap">
          {note.may.update && (
            <ActionIcon {...plain} onClick={onEdit} aria-label={t("market_notes.edit", { name: note.title })}>
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
          )}
          {note.may.delete && (
            <ActionIcon
              {...plain}
              loading={remove.isPending}
              onClick={() => remove.mutate()}
              aria-label={t("market_notes.delete", { name: note.title })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      </Group>
      {note.segment && (
        <Text size="xs" c="dimmed">
          {note.segment.name}
        </Text>
      )}
      <Text size="sm" my="xs" style={{ whiteSpace: "pre-wrap" }}>
        {note.text}
      </Text>
      <Source note={note} />
      <Button size="compact-sm" variant="subtle" mt="xs" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        {t("market_notes.files")}
      </Button>
      {isOpen && <FilesCard of={{ subject: "market_note", id: note.id }} may={Boolean(note.may.update)} />}
    </Card>
  );
}

/** Where it is from, of which day, and who wrote it down. */
function Source({ note }: { note: MarketNote }) {
  const { t } = useTranslation("sales");
  return (
    <Text size="xs" c="dimmed">
      {t("market_notes.source")}: {note.source || (note.source_url ? "" : t("market_notes.no_source"))}{" "}
      {note.source_url && (
        <Anchor href={note.source_url} target="_blank" rel="noreferrer" size="xs">
          {note.source_url}
        </Anchor>
      )}
      {note.source_on && (
        <>
          {" · "}
          <DateText iso={note.source_on} />
        </>
      )}
      {note.author && ` · ${note.author.name}`}
    </Text>
  );
}
