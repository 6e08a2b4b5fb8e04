import { Mark } from "@mantine/core";
import { pieces, useSoughtWords } from "./words";

/** A text of the thread, with what is looked for marked in it. */
export function Marked({ children }: { children: string }) {
  const parts = pieces(children, useSoughtWords());
  if (parts.length === 1) return children;
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name than their place
  return parts.map((part, place) => (place % 2 ? <Mark key={place}>{part}</Mark> : part));
}
