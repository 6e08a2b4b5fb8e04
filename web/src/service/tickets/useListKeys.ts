import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "@/ui/shortcuts";

interface Options {
  list: RefObject<HTMLUListElement | null>;
  openId: string | undefined;
  onToggle: (id: string) => void;
  /** The last line is reached and more are wanted. */
  onEnd: () => void;
}

/** J and K move through the lines, X chooses one. The line itself has the focus, so Enter opens it. */
export function useListKeys({ list, openId, onToggle, onEnd }: Options): void {
  const { t } = useTranslation("service");
  const lines = () => [...(list.current?.querySelectorAll<HTMLElement>("li[data-line]") ?? [])];

  /** Where one is: at the line with the focus, else at the ticket that is open, else before the first. */
  function here(): number {
    const all = lines();
    const focused = all.findIndex((line) => line.contains(document.activeElement));
    return focused >= 0 ? focused : all.findIndex((line) => line.dataset.line === openId);
  }

  function step(by: 1 | -1) {
    const [all, next] = [lines(), here() + by];
    if (next >= all.length) onEnd();
    all[Math.min(Math.max(next, 0), all.length - 1)]?.querySelector("a")?.focus();
  }

  function toggle() {
    const id = lines()[here()]?.dataset.line;
    if (id) onToggle(id);
  }

  useShortcuts([
    { keys: "j", label: t("keys.next"), run: () => step(1) },
    { keys: "k", label: t("keys.before"), run: () => step(-1) },
    { keys: "x", label: t("keys.choose"), run: toggle },
  ]);
}
