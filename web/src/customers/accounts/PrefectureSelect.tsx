import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PREFECTURES } from "../types";

interface Props {
  value?: string;
  onChange?: (value: string) => void;
  error?: React.ReactNode;
}

export function PrefectureSelect({ value, onChange, error }: Props) {
  const { t } = useTranslation("customers");
  return (
    <Select
      label={t("field.prefecture")}
      data={PREFECTURES}
      value={value || null}
      onChange={(chosen) => onChange?.(chosen ?? "")}
      error={error}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("field.prefecture_clear") }}
    />
  );
}
