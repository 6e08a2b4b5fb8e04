import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { KINDS } from "./shared";

interface Props {
  value?: string;
  onChange: (kind: string | null) => void;
  error?: string;
}

/** What sort of business a deal is; unsaid, the ledger decides by itself. */
export function KindSelect(props: Props) {
  const { t } = useTranslation("sales");
  const kinds = KINDS.map((kind) => ({ value: kind as string, label: t(`kind.${kind}`) }));
  return (
    <Select
      label={t("deal.kind")}
      data={[{ value: "", label: t("kind.none") }, ...kinds]}
      allowDeselect={false}
      {...props}
    />
  );
}
