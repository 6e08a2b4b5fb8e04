import { useEffect, useRef, useSyncExternalStore } from "react";
import { areSingleKeysOn } from "./singleKeys";

export interface Shortcut {
  /** "c", "?", or two presses "g d". */
  readonly keys: string;
  readonly label: string;
}

interface Listed extends Shortcut {
  readonly run: () => void;
}

const SECOND_PRESS_MS = 1200;
// A box that is ticked takes no letters; an open menu chooses by its own keys.
const FIELDS =
  "input:not([type=checkbox], [type=radio]), textarea, select, [role=textbox], [role=menu], [role=listbox]";
let listed: readonly Listed[] = [];
const watchers = new Set<() => void>();
let first = { key: "", at: 0 };

function replace(next: readonly Listed[]): void {
  listed = next;
  for (const tell of watchers) tell();
}

/** Is the reader writing? Then every key belongs to the text, and to the kana conversion above all. */
export function isWriting(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest(FIELDS) !== null;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
  if (!areSingleKeysOn() || document.querySelector("[role=dialog][aria-modal=true]")) return;
  const now = performance.now();
  const pair = first.key && now - first.at < SECOND_PRESS_MS ? `${first.key} ${event.key}` : "";
  // The latest page wins: what it binds stands above the frame's own keys.
  const find = (keys: string) => listed.findLast((one) => one.keys === keys);
  const found = (pair && find(pair)) || find(event.key);
  first = { key: pair ? "" : event.key, at: now };
  if (!found) return;
  first.key = "";
  event.preventDefault();
  found.run();
}

function watch(tell: () => void): () => void {
  if (watchers.size === 0) document.addEventListener("keydown", onKey);
  watchers.add(tell);
  return () => {
    watchers.delete(tell);
    if (watchers.size === 0) document.removeEventListener("keydown", onKey);
  };
}

/** Bind keys while the component is shown. They are silent in text fields, dialogs and kana conversion. */
export function useShortcuts(shortcuts: readonly Listed[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const signature = shortcuts.map((one) => `${one.keys}\u0000${one.label}`).join("\u0001");
  useEffect(() => {
    const own = signature
      .split("\u0001")
      .filter(Boolean)
      .map((line, index) => {
        const [keys = "", label = ""] = line.split("\u0000");
        return { keys, label, run: () => latest.current[index]?.run() };
      });
    replace([...listed, ...own]);
    const stop = watch(() => undefined);
    return () => {
      replace(listed.filter((one) => !own.includes(one)));
      stop();
    };
  }, [signature]);
}

/** Every key bound at this moment, for the help card. */
export function useListedShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(watch, () => listed);
}
