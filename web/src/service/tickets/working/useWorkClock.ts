import { useEffect } from "react";
import { sayWork } from "./api";

/** A page at work says so this often; the server ends a session after three times that. */
export const BEAT_MS = 30_000;
/** Who neither types nor moves for so long is not at work. */
export const IDLE_MS = 180_000;
const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel", "touchmove"] as const;

/**
 * Tells the server that somebody is at work on this ticket: while its page has the focus, and they type or move.
 * How long it was is the server's to say; what one page leaves unsaid is not counted.
 */
export function useWorkClock(id: string, isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    let isAtWork = false;
    let movedAt = performance.now();
    function say(works: boolean) {
      isAtWork = works;
      // The next sign makes up for a lost one.
      sayWork(id, works).catch(() => undefined);
    }
    function look() {
      const isHere = document.visibilityState === "visible" && document.hasFocus();
      const works = isHere && performance.now() - movedAt < IDLE_MS;
      if (works || isAtWork) say(works);
    }
    function turn() {
      movedAt = performance.now();
      look();
    }
    function move() {
      movedAt = performance.now();
      if (!isAtWork) look();
    }
    look();
    const timer = setInterval(look, BEAT_MS);
    for (const sign of SIGNS) window.addEventListener(sign, move, { passive: true });
    window.addEventListener("focus", turn);
    window.addEventListener("blur", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, move);
      window.removeEventListener("focus", turn);
      window.removeEventListener("blur", look);
      document.removeEventListener("visibilitychange", look);
      if (isAtWork) say(false);
    };
  }, [id, isAsked]);
}
