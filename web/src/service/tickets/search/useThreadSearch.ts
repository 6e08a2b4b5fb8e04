import { useEffect, useState } from "react";
import type { Said } from "../types";
import { folded } from "./words";

interface Options {
  said: readonly Said[];
  /** Reads the piece before the first one; undefined once all is here. */
  readMore: (() => void) | undefined;
}

/** Looks through the whole thread, the newest first. What was not read yet is read while one looks. */
export function useThreadSearch({ said, readMore }: Options) {
  const [words, setWords] = useState<string>();
  const [place, setPlace] = useState(0);
  const isOpen = words !== undefined;
  const sought = folded(words?.trim() ?? "");
  const found = sought ? said.filter(({ text }) => folded(text).includes(sought)) : [];
  const at = found.length ? ((place % found.length) + found.length) % found.length : 0;
  const current = found[found.length - 1 - at]?.id;
  useEffect(() => {
    if (isOpen) readMore?.();
  }, [isOpen, readMore]);
  useEffect(() => {
    if (current) document.getElementById(`said-${current}`)?.scrollIntoView?.({ block: "center" });
  }, [current]);
  return {
    isOpen,
    words: words ?? "",
    count: found.length,
    at: found.length ? at + 1 : 0,
    current,
    isReading: isOpen && readMore !== undefined,
    open: () => setWords((before) => before ?? ""),
    close: () => setWords(undefined),
    look: (next: string) => {
      setWords(next);
      setPlace(0);
    },
    step: (by: 1 | -1) => setPlace(at + by),
  };
}

export type ThreadSearch = ReturnType<typeof useThreadSearch>;
