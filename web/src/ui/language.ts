import i18next, { type ReadCallback } from "i18next";
import { initReactI18next } from "react-i18next";

export type Language = "ja" | "en";
export const LANGUAGES: readonly Language[] = ["ja", "en"];
const KEPT = "enishi.language";

// A room's words arrive with its first page; the folder's name is the namespace.
const files = import.meta.glob<{ default: Record<string, unknown> }>("/src/*/words/*.json");

const catalogues = {
  type: "backend" as const,
  init() {},
  read(language: string, room: string, done: ReadCallback) {
    const load = files[`/src/${room}/words/${language}.json`];
    if (!load) return done(null, {});
    load().then(
      (words) => done(null, words.default),
      (error: Error) => done(error, false),
    );
  },
};

export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEPT) ?? navigator.language;
  return kept.startsWith("ja") ? "ja" : kept.startsWith("en") ? "en" : "ja";
}

/** Has this browser's reader chosen a language? If not, the account's own counts. */
export function hasChosenLanguage(): boolean {
  return localStorage.getItem(KEPT) !== null;
}

export async function startLanguage(language = preferredLanguage()): Promise<void> {
  // Set before any word is shown: phrases break, and requests ask, by the page's language.
  i18next.on("languageChanged", (now) => {
    document.documentElement.lang = now;
  });
  await i18next
    .use(catalogues)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: [...LANGUAGES],
      ns: ["ui", "shell"],
      defaultNS: "ui",
      fallbackLng: false,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
}

export function loadWords(room: string): Promise<void> {
  return i18next.loadNamespaces(room);
}

export function languageNow(): Language {
  return i18next.language === "en" ? "en" : "ja";
}
