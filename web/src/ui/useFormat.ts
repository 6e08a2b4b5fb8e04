import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import * as format from "./format";
import { languageNow } from "./language";

let organisationZone: string | undefined;

/** Instants are read in the organisation's zone, wherever the reader sits. */
export function setZone(zone: string): void {
  organisationZone = zone;
}

export function useFormat() {
  const { i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : languageNow();
  return useMemo(
    () => ({
      number: (value: number, digits = 0) => format.formatNumber(value, language, digits),
      money: (money: Money, inMan = false) => format.formatMoney(money, language, inMan),
      percent: (ratio: number) => format.formatPercent(ratio, language),
      date: (iso: string) => format.formatDate(iso, language, organisationZone),
      day: (iso: string) =>
        format.formatDate(format.dayOf(iso, organisationZone), language, organisationZone),
      time: (iso: string) => format.formatTime(iso, organisationZone),
      wall: (iso: string) => format.toWall(iso, organisationZone),
      instant: (wall: string) => format.fromWall(wall, organisationZone),
      list: (names: readonly string[]) => format.formatList(names, language),
      bytes: (size: number) => format.formatBytes(size, language),
      duration: (seconds: number, isBusiness = false) => format.formatDuration(seconds, language, isBusiness),
    }),
    [language],
  );
}
