import { Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconEqual, IconFlame } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./inbox.module.css";

const SIGNS = { 1: IconArrowDown, 2: IconEqual, 3: IconArrowUp, 4: IconFlame } as const;
const COLORS = ["", "dimmed", "dimmed", "var(--warn)", "var(--bad)"] as const;

/** 緊急, 高, 中, 低: a sign, a colour and the word. */
export function PriorityMark({ priority }: { priority: number }) {
  const { t } = useTranslation("service");
  const Sign = SIGNS[priority as keyof typeof SIGNS] ?? IconEqual;
  return (
    <Text size="xs" c={COLORS[priority]} fw={priority > 2 ? 650 : 400} className={classes.mark}>
      <Sign size={14} stroke={2} aria-hidden />
      {t(`priority.${priority}`)}
    </Text>
  );
}
