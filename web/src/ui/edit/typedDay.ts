/** Newest first: an era's name, its letter on forms, its first day. */
const ERAS = [
  ["令和", "R", "2019-05-01"],
  ["平成", "H", "1989-01-08"],
  ["昭和", "S", "1926-12-25"],
  ["大正", "T", "1912-07-30"],
  // Before 1873 Japan's calendar was lunar: Meiji's first years have no day here.
  ["明治", "M", "1873-01-01"],
] as const;
const MEIJI_BEGAN = 1868;

const FULL = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/;
const SHORT = /^(\d{1,2})(?:[-/]|月)(\d{1,2})日?$/;
const ERA_NAMED = /^(令和|平成|昭和|大正|明治)(元|\d{1,2})年(\d{1,2})月(\d{1,2})日$/;
const ERA_LETTER = /^([RHSTM])(\d{1,2})([./])(\d{1,2})\3(\d{1,2})$/;

/** 2026/11/20, 2026年11月20日, 11/20 of this year, R8.11.20, 令和8年11月20日 as "2026-11-20"; null for anything else. */
export function typedDay(text: string, today: Date = new Date()): string | null {
  const typed = text.normalize("NFKC").trim();
  const full = FULL.exec(typed);
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = SHORT.exec(typed);
  if (short) return dayOf(today.getFullYear(), Number(short[1]), Number(short[2]));
  const named = ERA_NAMED.exec(typed);
  if (named) return eraDay(named[1], named[2], named[3], named[4]);
  const letter = ERA_LETTER.exec(typed);
  return letter ? eraDay(letter[1], letter[2], letter[4], letter[5]) : null;
}

/** A day in an era; not before its first day, but after its last one, as papers printed ahead have it. */
function eraDay(era = "", year = "", month = "", day = ""): string | null {
  const found = ERAS.find(([name, letter]) => era === name || era === letter);
  const number = year === "元" ? 1 : Number(year);
  if (!found || number === 0) return null;
  const [name, , begins] = found;
  const first = name === "明治" ? MEIJI_BEGAN : Number(begins.slice(0, 4));
  const iso = dayOf(first + number - 1, Number(month), Number(day));
  return iso && iso >= begins ? iso : null;
}

/** The day if the calendar has it. */
function dayOf(year: number, month: number, day: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, day));
  const isReal = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && day > 0;
  return isReal ? made.toISOString().slice(0, 10) : null;
}
