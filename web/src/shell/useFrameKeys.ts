import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { useShortcuts } from "@/ui/shortcuts";
import { useGo } from "@/ui/useGo";
import { placesOf } from "./places";

/** ⌘K or Ctrl K anywhere, also from a text field; `g` and a letter to each open place; `c` to create. */
export function useFrameKeys({ onPalette }: { onPalette: () => void }): void {
  const { t } = useTranslation("shell");
  const { navigation } = useMe();
  const go = useGo();
  useShortcuts([
    ...placesOf(navigation).map(({ letter, name, to }) => ({
      keys: `g ${letter}`,
      label: t("keys.go", { place: t(`place.${name}`) }),
      run: () => go(to),
    })),
    { keys: "c", label: t("keys.create"), run: onPalette },
    { keys: "/", label: t("keys.search"), run: onPalette },
  ]);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.isComposing || event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      onPalette();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onPalette]);
}
