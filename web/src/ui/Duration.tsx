import { useTranslation } from "react-i18next";
import { useFormat } from "./useFormat";

interface Props {
  seconds: number;
  /** Only business hours were counted: then the words say so. */
  isBusiness?: boolean;
}

/** 2時間14分, or 営業時間で2時間14分. */
export function Duration({ seconds, isBusiness = false }: Props) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const time = format.duration(seconds, isBusiness);
  return <span>{isBusiness ? t("business_time", { time }) : time}</span>;
}
