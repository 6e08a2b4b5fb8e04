import { useTranslation } from "react-i18next";
import { useSourceName } from "../leads/sources";
import type { Points } from "./api";

export const CHECKED = /^check_/;
export const WORDED = ["title", "department", "company"];
export const PRESENT = ["email", "phone", "corporate_number", "referrer", "campaign"];

/** What a rule asks for, in words: 予算 確認済, 役職「部長」, メールアドレスあり. */
export function useReasonWords(): (rule: Points) => string {
  const { t } = useTranslation("sales");
  const sourceName = useSourceName();
  return ({ field, value }) => {
    if (CHECKED.test(field)) {
      const item = t(`qualifying.items.${field.replace(CHECKED, "")}`);
      return t("score.is", { field: item, value: t(`qualifying.states.${value}`) });
    }
    if (field === "source") return t("score.is", { field: t("lead.source"), value: sourceName(value) });
    if (WORDED.includes(field)) return t("score.has", { field: t(`lead.${field}`), value });
    return t("score.there", { field: t(`lead.${field}`) });
  };
}

export const signed = (points: number) => (points > 0 ? `+${points}` : `▲${-points}`);
