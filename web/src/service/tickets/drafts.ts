import { useSyncExternalStore } from "react";

type Hearer = (name: string, text: string) => void;

const kept = new Map<string, string>();
/** What the server was last known to keep: what is older than that here gives way to it. */
const known = new Map<string, string>();
const readers = new Set<() => void>();
const writers = new Set<Hearer>();

function put(name: string, text: string) {
  if (text) kept.set(name, text);
  else kept.delete(name);
  for (const tell of readers) tell();
}

/** Keeps what somebody writes here, and says so to whoever keeps it elsewhere. */
function keep(name: string, text: string) {
  put(name, text);
  for (const hear of writers) hear(name, text);
}

function subscribe(tell: () => void) {
  readers.add(tell);
  return () => void readers.delete(tell);
}

/** Words not yet recorded: they are still there when one comes back to the ticket. */
export function useKeptDraft(name: string): readonly [string, (text: string) => void] {
  const text = useSyncExternalStore(subscribe, () => kept.get(name) ?? "");
  return [text, (now: string) => keep(name, now)] as const;
}

/** Puts words behind what is being written there: an article goes into the answer. */
export function addToDraft(name: string, words: string) {
  const before = kept.get(name)?.trimEnd();
  keep(name, before ? `${before}\n\n${words}` : words);
}

/** What the server keeps: shown unless something else was written here since. */
export function takeIn(name: string, text: string) {
  const here = kept.get(name) ?? "";
  const isUntouched = here === (known.get(name) ?? "");
  known.set(name, text);
  if (isUntouched && here !== text) put(name, text);
}

/** The server keeps this now. */
export function isKept(name: string, text: string) {
  known.set(name, text);
}

/** Tells of every word that is written here. */
export function hearWriting(hear: Hearer): () => void {
  writers.add(hear);
  return () => void writers.delete(hear);
}
