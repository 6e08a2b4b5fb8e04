import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "./useFormat";

/** Below this many cases a rate says little, and is drawn so. */
export const SMALL_N = 20;

interface Props {
  /** 0.648 is 64.8%. Null: there was nothing to count. */
  ratio: number | null | undefined;
  n?: number;
}

/** A rate with one decimal and the number of cases behind it; few cases are grey. */
export function Percent({ ratio, n }: Props) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const isSmall = n !== undefined && n < SMALL_N;
  const text = ratio === null || ratio === undefined ? "–" : format.percent(ratio);
  return (
    <Text
      span
      inherit
      c={isSmall ? "dimmed" : undefined}
      title={isSmall ? t("small_n") : undefined}
      style={{ whiteSpace: "nowrap" }}
    >
      {text}
      {n !== undefined && (
        <Text span size="xs" c="dimmed" ml={4}>
          n={format.number(n)}
        </Text>
      )}
    </Text>
  );
}
