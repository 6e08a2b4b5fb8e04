import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Side } from "./api";
import classes from "./board.module.css";

interface Props {
  bars: Side["bars"];
  /** The bars are money of this currency; null: they are counts. */
  currency: string | null;
}

/** A small chart in words, lengths and numbers. */
export function Bars({ bars, currency }: Props) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const longest = Math.max(1, ...bars.map(({ value }) => Math.abs(value)));
  return (
    <dl className={classes.bars}>
      {bars.map(({ key, value }) => (
        <div key={key} className={classes.bar}>
          <dt>{t(`bar.${key}`)}</dt>
          <dd>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect
                className={classes.fill}
                x={0}
                y={0}
                height={6}
                width={(100 * Math.abs(value)) / longest}
              />
            </svg>
            <span>{currency ? format.money({ amount: value, currency }) : format.number(value)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
