import { useSyncExternalStore } from "react";

const kept = new Map<string, string>();
const hearers = new Set<() => void>();

function keep(name: string, text: string) {
  if (text) kept.set(name, text);
  else kept.delete(name);
  for (const hear of hearers) hear();
}

function subscribe(hear: () => void) {
  hearers.add(hear);
  return () => void hearers.delete(hear);
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
