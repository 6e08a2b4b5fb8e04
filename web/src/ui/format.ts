// Figures and instants as the reader's language writes them. Pure: the language and zone are arguments.
import type { Money } from "@/client/types";
import type { Language } from "./language";

const LOCALE = { ja: "ja-JP", en: "en-US" } as const;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A minus in figures is ▲, as Japanese accounts write it. */
function signed(amount: number, text: string): string {
  return amount < 0 ? `▲${text}` : text;
}

export function formatNumber(value: number, language: Language, digits = 0): string {
  const format = new Intl.NumberFormat(LOCALE[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return signed(value, format.format(Math.abs(value)));
}

export function minorDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 0;
}

/** ¥1,234,567; short where a dashboard asks for it and the currency is yen: 123万円, ¥1.23M in English. */
export function formatMoney({ amount, currency }: Money, language: Language, inMan = false): string {
  if (inMan && currency === "JPY" && language === "en") {
    const short = new Intl.NumberFormat(LOCALE.en, { notation: "compact", maximumSignificantDigits: 3 });
    return signed(amount, `¥${short.format(Math.abs(amount))}`);
  }
  if (inMan && currency === "JPY") {
    const man = formatNumber(Math.abs(amount) / 10_000, language, Math.abs(amount) < 100_000 ? 1 : 0);
    return signed(amount, `${man}万円`);
  }
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(LOCALE[language], {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  // Japanese locale data writes a full-width ￥; figures here keep the half-width sign of the tables.
  const text = format.format(Math.abs(amount) / 10 ** digits).replace("\uffe5", "\u00a5");
  return signed(amount, text);
}

export function formatPercent(ratio: number, language: Language): string {
  return `${formatNumber(ratio * 100, language, 1)}%`;
}

interface Parts {
  year: string;
  month: string;
  day: string;
  weekday: string;
  hour: string;
  minute: string;
}

function parts(instant: Date, language: Language, zone: string | undefined): Parts {
  const found = new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: zone,
    year: "numeric",
    month: language === "ja" ? "numeric" : "short",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const one = (type: Intl.DateTimeFormatPartTypes) => found.find((part) => part.type === type)?.value ?? "";
  return {
    year: one("year"),
    month: one("month").replace("月", ""),
    day: one("day"),
    weekday: one("weekday"),
    hour: one("hour"),
    minute: one("minute"),
  };
}

/** A day without a time is the same day in every zone. */
const isDay = (iso: string) => iso.length === 10;

/** 11/20(金) 14:30, or Fri, Nov 20, 14:30; the year is said when it is not this one. */
export function formatDate(iso: string, language: Language, zone?: string, now = new Date()): string {
  const day = isDay(iso);
  const at = day ? new Date(`${iso}T00:00:00Z`) : new Date(iso);
  const { year, month, day: date, weekday, hour, minute } = parts(at, language, day ? "UTC" : zone);
  const withYear = year !== parts(now, language, zone).year;
  const time = day ? "" : `${hour}:${minute}`;
  if (language === "ja") {
    const when = `${withYear ? `${year}/` : ""}${month}/${date}(${weekday})`;
    return time ? `${when} ${time}` : when;
  }
  const text = `${weekday}, ${month} ${date}${withYear ? `, ${year}` : ""}`;
  return time ? `${text}, ${time}` : text;
}

/** The day of an instant in a zone, "2026-11-20". */
export function dayOf(iso: string, zone?: string): string {
  return isDay(iso) ? iso : new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(iso));
}

/** 14:30. */
export function formatTime(iso: string, zone?: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
    new Date(iso),
  );
}

/** An instant as a field of day and time holds it, "2026-11-20T14:30", in a zone. */
export function toWall(iso: string, zone?: string): string {
  const text = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(iso));
  return text.replace(" ", "T");
}

/** The instant at which the clocks of a zone show this; of a time they skip, the one after. */
export function fromWall(wall: string, zone?: string): string {
  const asUtc = Date.parse(`${wall.slice(0, 16)}:00Z`);
  const shift = (at: number) => Date.parse(`${toWall(new Date(at).toISOString(), zone)}:00Z`) - at;
  // Asked again at what was found: between the two the clocks may have been put forward or back.
  return new Date(asUtc - shift(asUtc - shift(asUtc))).toISOString();
}

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/** 482 KB, 3.1 MB: as large as people say it. */
/** Names in a row, parted as the language parts them. */
export function formatList(names: readonly string[], language: Language): string {
  return names.join(language === "ja" ? "、" : ", ");
}

export function formatBytes(size: number, language: Language): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), UNITS.length - 1);
  const value = size / 1_000 ** step;
  return `${formatNumber(value, language, step > 1 && value < 100 ? 1 : 0)} ${UNITS[step]}`;
}

/** 2時間14分. Business time counts in hours only: a business day has no fixed length here. */
export function formatDuration(seconds: number, language: Language, isBusiness = false): string {
  const total = Math.round(Math.abs(seconds) / MINUTE) * MINUTE;
  const days = isBusiness ? 0 : Math.floor(total / DAY);
  const hours = Math.floor((total - days * DAY) / HOUR);
  const minutes = Math.floor((total % HOUR) / MINUTE);
  const units = language === "ja" ? ["日", "時間", "分"] : [" d", " h", " min"];
  const shown = [days, hours, days ? 0 : minutes]
    .map((count, index) => (count ? `${formatNumber(count, language)}${units[index]}` : ""))
    .filter(Boolean);
  if (shown.length === 0) return language === "ja" ? "1分未満" : "under 1 min";
  return signed(seconds, shown.join(language === "ja" ? "" : " "));
}
