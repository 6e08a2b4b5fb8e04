import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { wordsOf } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { type Cells, cellsOf, makePaste, type PasteBody, previewPaste } from "./api";
import { fromTsv } from "./clipboard";
import { PasteLook } from "./PasteLook";
import { aimed, hasHeading, type Place } from "./paste";
import type { Entity } from "./types";
import { useUndoEdit } from "./useUndoEdit";
import type { ViewState } from "./useView";

interface Props {
  view: ViewState;
  /** The server's names of what the columns hold. */
  fields: readonly string[];
  /** What was pasted over the list. */
  text: string;
  onClose: () => void;
}

/** Cells from a spreadsheet over the rows and columns that are seen: looked at, then written. */
export default function PasteModal({ view, fields, text, onClose }: Props) {
  const { t } = useTranslation("views");
  const { t: say } = useTranslation("ui");
  const { values } = useFilters();
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const seen = useQuery({
    queryKey: ["paste", view.entity, view.filter, view.sort, values.q, fields],
    queryFn: () => cellsOf(view.entity, view, values.q, fields),
    gcTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("paste.title")}
      size="xl"
      fullScreen={isNarrow}
      closeButtonProps={{ "aria-label": say("close") }}
    >
      {seen.error && <ProblemView error={seen.error} onRetry={seen.refetch} />}
      {seen.data && <Pasting view={view} fields={fields} text={text} seen={seen.data} onClose={onClose} />}
    </Modal>
  );
}

function Pasting({ view, fields, text: brought, seen, onClose }: Props & { seen: Cells }) {
  const [text, type] = useState(brought);
  const [place, aim] = useState<Place>({ row: 0, column: 0 });
  const rows = fromTsv(text);
  const isReady = rows.length > 0 && seen.rows.length > 0;
  const laid = isReady ? aimed(view.entity, rows, seen, fields, place) : undefined;
  const { look, make } = usePaste(view.entity, laid?.body, onClose);
  const error = look.error ?? make.error;
  return (
    <Stack>
      {error && (
        <Alert color="red" role="alert" title={wordsOf(error).title}>
          {wordsOf(error).message}
        </Alert>
      )}
      {look.data ? (
        <PasteLook seen={seen} fields={fields} found={look.data} make={make} onBack={look.reset} />
      ) : (
        <Ask text={text} onType={type} isCut={Boolean(laid?.left)} look={look} isReady={isReady}>
          <Where rows={rows} seen={seen} place={place} onChange={aim} />
        </Ask>
      )}
    </Stack>
  );
}

/** Looking at what a paste would do, and doing it. */
function usePaste(entity: Entity, body: PasteBody | undefined, onClose: () => void) {
  const made = useUndoEdit(entity);
  const look = useMutation({
    mutationFn: () => (body ? previewPaste(body) : Promise.reject()),
    meta: { quiet: true },
  });
  const make = useMutation({
    mutationFn: () => (body ? makePaste(body) : Promise.reject()),
    onSuccess: async (edit) => {
      if (edit.refused.length === 0) onClose();
      await made(edit);
    },
    meta: { quiet: true },
  });
  return { look, make };
}

interface AskProps {
  text: string;
  onType: (text: string) => void;
  /** Some of it lies beyond the list. */
  isCut: boolean;
  isReady: boolean;
  look: ReturnType<typeof usePaste>["look"];
  children: ReactNode;
}

/** What is pasted, and where it goes. */
function Ask({ text, onType, isCut, isReady, look, children }: AskProps) {
  const { t } = useTranslation("views");
  return (
    <>
      <Text size="sm">{t("paste.about")}</Text>
      <Textarea
        label={t("paste.text")}
        minRows={5}
        maxRows={12}
        autosize
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        data-autofocus
        styles={{ input: { whiteSpace: "pre", overflowX: "auto" } }}
      />
      {children}
      {isCut && <Text size="sm">{t("paste.left")}</Text>}
      <Group justify="flex-end">
        <Button disabled={!isReady} loading={look.isPending} onClick={() => look.mutate()}>
          {t("bulk.look")}
        </Button>
      </Group>
    </>
  );
}

interface WhereProps {
  rows: readonly (readonly string[])[];
  seen: Cells;
  place: Place;
  onChange: (place: Place) => void;
}

/** The cell of the list where the first pasted one goes; a heading says it by itself. */
function Where({ rows, seen, place, onChange }: WhereProps) {
  const { t } = useTranslation("views");
  if (hasHeading(rows, seen.labels)) return <Text size="sm">{t("paste.headed")}</Text>;
  return (
    <Group grow align="flex-start">
      <Select
        label={t("paste.first_row")}
        data={seen.rows.map(({ cells }, row) => ({
          value: String(row),
          label: `${row + 1} ${cells[0] ?? ""}`,
        }))}
        value={String(place.row)}
        onChange={(row) => onChange({ ...place, row: Number(row) })}
        allowDeselect={false}
        searchable
        limit={50}
      />
      <Select
        label={t("paste.first_column")}
        data={seen.labels.map((label, column) => ({ value: String(column), label }))}
        value={String(place.column)}
        onChange={(column) => onChange({ ...place, column: Number(column) })}
        allowDeselect={false}
      />
    </Group>
  );
}
