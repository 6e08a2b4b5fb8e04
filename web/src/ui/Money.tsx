import { Text } from "@mantine/core";
import type { Money as Amount } from "@/client/types";
import { useFormat } from "./useFormat";

interface Props {
  money: Amount | null | undefined;
  /** In 万円, where a dashboard counts roughly. */
  inMan?: boolean;
}

/** ¥1,234,567; a minus is ▲ and red. Nothing known is a dash, never a zero. */
export function Money({ money, inMan }: Props) {
  const format = useFormat();
  if (!money) {
    return (
      <Text span c="dimmed" inherit>
        –
      </Text>
    );
  }
  const isMinus = money.amount < 0;
  return (
    <Text span inherit c={isMinus ? "var(--bad)" : undefined} style={{ whiteSpace: "nowrap" }}>
      {format.money(money, inMan)}
    </Text>
  );
}
