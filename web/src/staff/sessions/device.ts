// The order matters: Edge and Opera also say Chrome, and Chrome also says Safari.
const BROWSERS = [
  ["Edge", /Edg\//],
  ["Opera", /OPR\//],
  ["Firefox", /Firefox\//],
  ["Chrome", /Chrome\/|CriOS\//],
  ["Safari", /Safari\//],
] as const;
const SYSTEMS = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
] as const;

/** "Chrome · Windows", or null when the header names nothing we know. */
export function deviceOf(userAgent: string): string | null {
  const named = [BROWSERS, SYSTEMS].map((list) => list.find(([, sign]) => sign.test(userAgent))?.[0]);
  return named.filter(Boolean).join(" · ") || null;
}

export function isPhone(userAgent: string): boolean {
  return /iPhone|Android.+Mobile/.test(userAgent);
}
