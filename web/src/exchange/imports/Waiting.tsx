import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { type Import, importKey, importKeys, type Kinds, previewImport, startImport } from "./api";
import { MappingCard } from "./MappingCard";
import { lackingFields } from "./mapping";
import { PreviewCard } from "./PreviewCard";
import { ReadingCard } from "./ReadingCard";
import { Remembered } from "./Remembered";
import { useChange } from "./useChange";

interface Props {
  row: Import;
  kinds: Kinds;
}

/** A file that waits: how it is read, which column fills which field, and what would come of it. */
export function Waiting({ row, kinds }: Props) {
  const { i18n } = useTranslation("exchange");
  const cache = useQueryClient();
  const change = useChange(row.id);
  const fields = kinds.kinds.find(({ key }) => key === row.kind)?.fields ?? [];
  const lacking = lackingFields(row.mapping, fields);
  const [isAsked, ask] = useState(false);
  const preview = useMutation({
    mutationFn: async () => ({ version: row.version, told: await previewImport(row.id) }),
    meta: { quiet: true },
  });
  const start = useMutation({
    mutationFn: () => startImport(row),
    onSuccess: (started) => {
      cache.setQueryData(importKey(row.id, i18n.language), started);
      void cache.invalidateQueries({ queryKey: [...importKeys.all, "list"] });
    },
  });

  function look() {
    ask(true);
    if (lacking.length === 0) preview.mutate();
  }

  return (
    <>
      <ReadingCard row={row} kinds={kinds} />
      <Remembered row={row} onChange={(mapping) => change.mutate({ mapping })} />
      <MappingCard
        row={row}
        fields={fields}
        faults={toProblem(preview.error).fields}
        isAsked={isAsked}
        onChange={(mapping) => change.mutate({ mapping })}
      />
      <PreviewCard
        row={row}
        lacking={isAsked ? lacking.map(({ name }) => name) : []}
        preview={preview}
        isBusy={change.isPending}
        onLook={look}
        onAtomic={(atomic) => change.mutate({ atomic })}
        start={start}
      />
    </>
  );
}
