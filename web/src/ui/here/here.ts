import { useCallback, useEffect, useSyncExternalStore } from "react";

/** Somebody else who has the same record on the screen. */
export interface Present {
  readonly name: string;
  readonly types: boolean;
}

/** What the server says of one record. */
export interface Here {
  readonly subject: string;
  readonly id: string;
  readonly people: readonly Present[];
}

type Say = (message: object) => void;
interface Place {
  readonly subject: string;
  readonly id: string;
}

/** A key that is held down is said this often; the server forgets it after five seconds. */
const TYPES_EVERY_MS = 3_000;
const NOBODY: readonly Present[] = [];

let say: Say | undefined;
let present: Here | undefined;
let saidTypingAt = Number.NEGATIVE_INFINITY;
/** What is on the screen; the last to be opened is what one looks at. */
const open: Place[] = [];
const readers = new Set<() => void>();

/** The live line is there (or gone): it is told what one looks at. */
export function connect(line: Say | undefined): void {
  say = line;
  saidTypingAt = Number.NEGATIVE_INFINITY;
  show(undefined);
  look();
}

/** The server says who is there. */
export function show(here: Here | undefined): void {
  present = here;
  for (const tell of readers) tell();
}

function look(): void {
  const place = open.at(-1);
  if (place) say?.({ type: "viewing", ...place });
}

function enter(place: Place): () => void {
  open.push(place);
  look();
  return () => {
    open.splice(open.indexOf(place), 1);
    show(undefined);
    if (open.length) look();
    else say?.({ type: "left" });
  };
}

/** Says that one types, a few times a minute however fast. */
export function sayTyping(now = performance.now()): void {
  if (now - saidTypingAt < TYPES_EVERY_MS) return;
  saidTypingAt = now;
  say?.({ type: "typing" });
}

function subscribe(tell: () => void): () => void {
  readers.add(tell);
  return () => readers.delete(tell);
}

/** Who else is at this record. */
export function useHere(subject: string, id: string): readonly Present[] {
  const read = useCallback(
    () => (present?.subject === subject && present.id === id ? present.people : NOBODY),
    [subject, id],
  );
  return useSyncExternalStore(subscribe, read);
}

/** Says that this record is on the screen, as long as it is. */
export function useLooking(subject: string, id: string): void {
  useEffect(() => enter({ subject, id }), [subject, id]);
}
