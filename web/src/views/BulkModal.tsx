import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { wordsOf } from "@/ui/toast";
import { useFields } from "./api";
import { BulkLook } from "./BulkLook";
import { BulkValue } from "./BulkValue";
import type { Entity, Field } from "./types";
import { useBulkEdit } from "./useBulkEdit";
import type { Chosen } from "./useSelection";

interface Props {
  entity: Entity;
  chosen: Chosen;
  onClose: () => void;
}

interface Draft {
  readonly name: string;
  readonly value: unknown;
  readonly isEmptied: boolean;
  readonly note: string;
}

const NOTHING: Draft = { name: "", value: undefined, isEmptied: false, note: "" };

/** One field of the chosen rows: what it becomes, what that would change, and then the change. */
export default function BulkModal({ entity, chosen, onClose }: Props) {
  const { t } = useTranslation("views");
  const { t: say } = useTranslation("ui");
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const fields = useFields(entity);
  const [draft, change] = useState(NOTHING);
  const { isEmptied } = draft;
  const field = fields.data?.items.find(({ name }) => name === draft.name);
  const value = isEmptied ? undefined : draft.value;
  const bulk = useBulkEdit({ entity, chosen, field, value, note: draft.note, onClose });
  const isReady = field !== undefined && (isEmptied || (value !== undefined && value !== ""));
  const error = bulk.look.error ?? bulk.make.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("bulk.title", { count: chosen.rows.size })}
      size="lg"
      fullScreen={isNarrow}
      closeButtonProps={{ "aria-label": say("close") }}
    >
      <Stack>
        {fields.error && <ProblemView error={fields.error} onRetry={fields.refetch} />}
        {error && (
          <Alert color="red" role="alert" title={wordsOf(error).title}>
            {wordsOf(error).message}
          </Alert>
        )}
        {bulk.look.data && field ? (
          <BulkLook bulk={bulk} field={field} entity={entity} chosen={chosen} />
        ) : (
          <Ask
            entity={entity}
            fields={fields.data?.items ?? []}
            draft={draft}
            onChange={change}
            look={
              <Button disabled={!isReady} loading={bulk.look.isPending} onClick={() => bulk.look.mutate()}>
                {t("bulk.look")}
              </Button>
            }
          />
        )}
      </Stack>
    </Modal>
  );
}

interface AskProps {
  entity: Entity;
  fields: readonly Field[];
  draft: Draft;
  onChange: (draft: Draft) => void;
  look: ReactNode;
}

/** Which field, and what it becomes. */
function Ask({ entity, fields, draft, onChange, look }: AskProps) {
  const { t } = useTranslation("views");
  const field = fields.find(({ name }) => name === draft.name);
  return (
    <>
      <Select
        label={t("bulk.field")}
        data={fields.filter(({ written }) => written).map(({ name, label }) => ({ value: name, label }))}
        value={draft.name || null}
        onChange={(name) => onChange({ ...NOTHING, name: name ?? "", note: draft.note })}
        searchable
        allowDeselect={false}
        data-autofocus
      />
      {field && !draft.isEmptied && (
        <BulkValue
          entity={entity}
          field={field}
          value={draft.value}
          onChange={(value) => onChange({ ...draft, value })}
        />
      )}
      {field?.type === "person" && Boolean(draft.value) && !draft.isEmptied && (
        <Textarea
          label={t("bulk.note")}
          description={t("bulk.note_about")}
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.note}
          onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
        />
      )}
      {field?.operators.includes("empty") && (
        <Checkbox
          label={t("bulk.empty")}
          checked={draft.isEmptied}
          onChange={(event) => onChange({ ...draft, isEmptied: event.currentTarget.checked })}
        />
      )}
      <Group justify="flex-end">{look}</Group>
    </>
  );
}
