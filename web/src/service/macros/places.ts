import { PLACES } from "./api";

/** What the places are called in Japanese, as the server knows them. */
const CALLED: Record<string, (typeof PLACES)[number]> = {
  宛名: "addressee",
  会社名: "account",
  お名前: "contact",
  番号: "number",
  件名: "subject",
  機器: "item",
  自分の名前: "agent",
  チーム名: "team",
  自社名: "company",
};

/** The places in a text that nobody has filled in, each once. */
export function emptyPlaces(text: string): readonly string[] {
  const named = [...text.matchAll(/\{([^{}\s]{1,40})\}/g)].map(([, name = ""]) => CALLED[name] ?? name);
  return [...new Set(named)].filter((name) => (PLACES as readonly string[]).includes(name));
}
