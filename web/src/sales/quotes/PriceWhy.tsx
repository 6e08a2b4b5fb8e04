import { Button, Group, Text } from "@mantine/core";
import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { Money } from "@/ui/Money";
import type { LineValues } from "./lines";
import type { PriceTold } from "./usePrices";

interface Props {
  line: LineValues;
  told: PriceTold | undefined;
  onTake: (changes: Partial<LineValues>) => void;
}

/** Which price holds and why. A product just chosen takes it; one that was typed stays until it is taken. */
export function PriceWhy({ line, told, onTake }: Props) {
  const { t } = useTranslation("sales");
  const isAbout = told?.product_id === line.product?.id;
  const price = isAbout ? told?.price : undefined;
  const take = useEffectEvent(() => onTake({ unit_price: price ?? line.unit_price, asks_price: false }));
  const isWaiting = line.asks_price === true && isAbout && told !== undefined;
  useEffect(() => {
    if (isWaiting) take();
  }, [isWaiting]);
  if (!told || !isAbout) return null;
  return (
    <Group gap="xs">
      <Text size="xs" c="dimmed">
        {told.text} {price && <Money money={price} />}
      </Text>
      {price && price.amount !== line.unit_price?.amount && (
        <Button size="compact-xs" variant="subtle" onClick={() => onTake({ unit_price: price })}>
          {t("line.take_price")}
        </Button>
      )}
    </Group>
  );
}
