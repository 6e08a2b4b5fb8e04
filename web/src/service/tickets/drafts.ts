import { useState } from "react";

const kept = new Map<string, string>();

/** Words not yet recorded: they are still there when one comes back to the ticket. */
export function useKeptDraft(name: string): readonly [string, (text: string) => void] {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const write = (text: string) => {
    if (text) kept.set(name, text);
    else kept.delete(name);
    setTexts((before) => ({ ...before, [name]: text }));
  };
  return [texts[name] ?? kept.get(name) ?? "", write] as const;
}
