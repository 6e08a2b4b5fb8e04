import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/ui/toast";
import { fileKeys, type StoredFile, type Subject, sendFile, useLargest } from "./api";

/** A file on its way: how much of it has gone, why it was refused, or what it became. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly share: number;
  readonly refusal?: string;
  /** Trying again would change nothing. */
  readonly isHopeless?: boolean;
  readonly made?: StoredFile;
}

const NONE: readonly Upload[] = [];
const kept = new Map<string, readonly Upload[]>();
const hearers = new Set<() => void>();
let last = 0;

function keep(name: string, uploads: readonly Upload[]) {
  if (uploads.length > 0) kept.set(name, uploads);
  else kept.delete(name);
  for (const hear of hearers) hear();
}

function subscribe(hear: () => void) {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

function change(name: string, key: number, now: Partial<Upload>) {
  const uploads = kept.get(name) ?? NONE;
  keep(
    name,
    uploads.map((one) => (one.key === key ? { ...one, ...now } : one)),
  );
}

/**
 * Files being sent under a name: they go on, and are still there, when one leaves and comes back.
 * On a record each joins its list when it is there; else it stays here until what it belongs to is sent.
 */
export function useUploads(name: string, to: Subject | null) {
  const { t } = useTranslation("ui");
  const cache = useQueryClient();
  const largest = useLargest();
  const uploads = useSyncExternalStore(subscribe, () => kept.get(name) ?? NONE);

  async function send({ key, file }: Upload) {
    try {
      const made = await sendFile({ file, to, onProgress: (share) => change(name, key, { share }) });
      if (!to) return change(name, key, { made, share: 1 });
      await cache.invalidateQueries({ queryKey: fileKeys.all });
      drop(key);
    } catch (error) {
      const { title, message } = wordsOf(error);
      change(name, key, { refusal: [title, message].filter(Boolean).join(" ") });
    }
  }

  function add(files: Iterable<File>) {
    const fresh = [...files].map((file): Upload => {
      last += 1;
      const tooLarge = largest !== undefined && file.size > largest;
      const refusal = tooLarge
        ? t("files.too_large", { megabytes: Math.floor(largest / 1_000_000) })
        : file.size === 0 && t("files.nothing_in_it");
      return { key: last, file, share: 0, ...(refusal ? { refusal, isHopeless: true } : {}) };
    });
    keep(name, [...(kept.get(name) ?? NONE), ...fresh]);
    for (const one of fresh) if (!one.refusal) void send(one);
  }

  function drop(key: number) {
    keep(
      name,
      (kept.get(name) ?? NONE).filter((one) => one.key !== key),
    );
  }

  function retry(upload: Upload) {
    drop(upload.key);
    add([upload.file]);
  }

  const made = uploads.flatMap((one) => one.made ?? []);
  const isSending = uploads.some((one) => !one.made && !one.refusal);
  return { uploads, add, drop, retry, made, isSending, clear: () => keep(name, NONE) };
}

export type Uploads = ReturnType<typeof useUploads>;
