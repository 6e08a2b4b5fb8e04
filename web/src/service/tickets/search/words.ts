import { createContext, useContext } from "react";

/** What is looked for in the open thread; "" while nothing is. */
export const SoughtWords = createContext("");
export const useSoughtWords = () => useContext(SoughtWords);

/** Full and half width, capital and small are one. */
export const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/** The text in pieces: every second one is what was looked for. */
export function pieces(text: string, words: string): readonly string[] {
  const sought = words.trim();
  if (!sought) return [text];
  const plain = sought.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.split(new RegExp(`(${plain})`, "giu"));
}
