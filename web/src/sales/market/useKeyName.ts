import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Dimension } from "./api";

/** A row or column in words: 1,000名以上, 東京都, 未入力. */
export function useKeyName() {
  const { t } = useTranslation("sales");
  const format = useFormat();
  return (dimension: Dimension, key: string) => {
    if (!key) return t("market.unknown");
    if (dimension !== "size") return key;
    const [from = "", to = ""] = key.split("-").map((end) => (end ? format.number(Number(end)) : ""));
    return to ? t("market.band", { from, to }) : t("market.band_from", { from });
  };
}
