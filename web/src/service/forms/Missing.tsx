import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Before } from "./api";

/** Beside a fact's name: before which status it is still to be filled in. */
export function Missing({ before }: { before: Before }) {
  const { t } = useTranslation("service");
  if (!before) return null;
  return (
    <Text span inherit c="var(--warn)">
      {t(`form.missing.${before}`)}
    </Text>
  );
}
