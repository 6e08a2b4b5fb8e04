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

/** What a row is called: "enishi_channels.ReceivedMail" is 届いたメール; null where people have no word for it. */
export function useSubjectWord() {
  const { t, i18n } = useTranslation("operations");
  return useCallback(
    (label: string) => {
      const name = label.split(".")[1] ?? label;
      const noun = name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
      const key = `audit.noun.${noun}`;
      return i18n.exists(key, { ns: "operations" }) ? t(key) : null;
    },
    [t, i18n],
  );
}
