import type { Figure } from "./api";
import classes from "./board.module.css";

interface Props {
  figure: Figure;
  /** How full it is, from 0 to 1; null when there is no whole to speak of. */
  part: number | null;
}

const WIDTH = 100;
const HEIGHT = 8;

/** A thin bar: what is reached, the interval around a share, and the mark of its target. */
export function Gauge({ figure, part }: Props) {
  if (part === null) return null;
  const { low, high, target, unit } = figure;
  const isShare = unit === "percent";
  return (
    <svg
      className={classes.gauge}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className={classes.track} x={0} y={2} width={WIDTH} height={4} />
      <rect className={classes.fill} x={0} y={2} width={WIDTH * part} height={4} />
      {isShare && low !== null && high !== null && (
        <rect className={classes.range} x={low} y={3.25} width={Math.max(high - low, 0.5)} height={1.5} />
      )}
      {isShare && target !== null && target < 100 && (
        <rect className={classes.tick} x={target - 0.4} y={0} width={0.8} height={HEIGHT} />
      )}
    </svg>
  );
}
