import { useTranslation } from "react-i18next";
import { SOURCES } from "./api";

/** A source in words; one that an import brought reads as it came. */
export function useSourceName(): (source: string) => string {
  const { t } = useTranslation("sales");
  return (source) => ((SOURCES as readonly string[]).includes(source) ? t(`source.${source}`) : source);
}
