import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { emptyPlaces } from "../macros/places";
import { useCaution } from "./useCaution";

/** Says of places that nobody filled in before an answer leaves with them. Asked again about the same, it is silent. */
function useEmptyPlaces(): (text: string) => { title: string; message: string } | null {
  const { t } = useTranslation("service");
  const format = useFormat();
  const [warned, setWarned] = useState("");
  return (text) => {
    const places = format.list(emptyPlaces(text).map((name) => t(`macro.place.${name}`)));
    if (!places || places === warned) return null;
    setWarned(places);
    return { title: t("macro.empty", { places }), message: t("macro.empty_send") };
  };
}

/** What whoever answers should know before it leaves: places without a word, a colleague who writes too, news. */
export function useDoubts(id: string, text: string) {
  const caution = useCaution(id, text !== "");
  const places = useEmptyPlaces();
  return () => places(text) ?? caution();
}
