const STEP = 1000;
const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

/** A number of bytes in the unit that fits, and how many digits it needs there. */
export function sizeOf(bytes: number): { value: number; unit: string; digits: number } {
  let value = bytes;
  let place = 0;
  while (value >= STEP && place < UNITS.length - 1) {
    value /= STEP;
    place += 1;
  }
  return { value, unit: UNITS[place] ?? "B", digits: place > 0 && value < 100 ? 1 : 0 };
}
