import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** What happened in words, as far as there are any: "deal.won" is 商談：受注. */
export function useEventWords() {
  const { t, i18n } = useTranslation("operations");
  return useCallback(
    (kind: string) => {
      const [noun = "", verb = ""] = kind.split(".");
      const said = (key: string, code: string) =>
        i18n.exists(key, { ns: "operations" }) ? t(key) : code.replaceAll("_", " ");
      return `${said(`audit.noun.${noun}`, noun)}${t("audit.colon")}${said(`audit.verb.${verb}`, verb)}`;
    },
    [t, i18n],
  );
}
