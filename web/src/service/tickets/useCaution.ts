import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHere } from "@/ui/here/here";
import { useThread } from "./api";

interface Caution {
  readonly title: string;
  readonly message: string;
}

/**
 * What whoever answers should know first: a colleague types too, or something new was said since they began.
 * Asked a second time about the same, it is silent.
 */
export function useCaution(id: string, isWriting: boolean): () => Caution | null {
  const { t, i18n } = useTranslation("service");
  const writing = useHere("service.Ticket", id).filter((one) => one.types);
  const newest = useThread(id, false).data?.pages[0]?.items.at(-1)?.id;
  const [begun, setBegun] = useState<string>();
  const [warned, setWarned] = useState("");
  useEffect(() => {
    if (!isWriting) setBegun(newest);
    else setBegun((before) => before ?? newest);
  }, [isWriting, newest]);

  const names = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(
    writing.map((one) => one.name),
  );
  const isNews = isWriting && begun !== undefined && newest !== begun;
  const title = isNews ? t("talk.caution.news") : names && t("talk.caution.types", { names });
  const about = isNews ? `news ${newest}` : names;

  return () => {
    if (!title || about === warned) return null;
    setWarned(about);
    return { title, message: t("talk.caution.again") };
  };
}
