import { useEffect } from "react";

const FIELDS = "input, textarea, select, [contenteditable], [role=dialog]";

/** Cells pasted over a list, and not into a field of it: `onPaste` is told the text. */
export function usePasteOver(isOn: boolean, onPaste: (text: string) => void): void {
  useEffect(() => {
    if (!isOn) return;
    function take(event: ClipboardEvent) {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const isField = event.target instanceof Element && event.target.closest(FIELDS);
      // One bare word is more likely a slip than a table.
      if (isField || document.querySelector("[role=dialog]") || !/[\t\n]/.test(text)) return;
      event.preventDefault();
      onPaste(text);
    }
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  }, [isOn, onPaste]);
}
