import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Item } from "./api";

/** Why an item is on the agenda, in words: its own reason first, then its others. */
export function useWhy(item: Item, currency: string): string[] {
  const tell = useTellWhy(currency);
  return tell(item);
}

export function useTellWhy(currency: string): (item: Item) => string[] {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const own = (item: Item) => {
    if (item.move) {
      const value = format.money({ amount: item.value ?? 0, currency });
      return t("why.move", { move: t(`yomi.move.${item.move}`), value });
    }
    if (item.days !== null) {
      return item.usual === null
        ? t("why.stuck", { n: item.days })
        : t("why.stuck_usual", { n: item.days, usual: item.usual });
    }
    if (item.kind !== "overdue") return "";
    return item.next_action_on
      ? t("why.overdue", { day: format.day(item.next_action_on) })
      : t("why.nothing_planned");
  };
  return (item) => [own(item), ...item.also.map((kind) => t(`why.also.${kind}`))].filter(Boolean);
}
