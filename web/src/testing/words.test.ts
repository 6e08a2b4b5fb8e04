import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const SRC = join(import.meta.dirname, "..");
const PLURAL = /_(zero|one|two|few|many|other)$/;
type Words = { [key: string]: string | Words };

const files = readdirSync(SRC, { recursive: true, encoding: "utf-8" }).map((name) =>
  name.replaceAll("\\", "/"),
);
const rooms = [...new Set(files.flatMap((name) => /^([^/]+)\/words\/\w+\.json$/.exec(name)?.[1] ?? []))];

function keys(words: Words, before = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [`${before}${key}`] : keys(value, `${before}${key}.`),
  );
}

function catalogue(room: string, language: string): string[] {
  return keys(JSON.parse(readFileSync(join(SRC, room, "words", `${language}.json`), "utf-8")));
}

const plain = (list: readonly string[]) => [...new Set(list.map((key) => key.replace(PLURAL, "")))].sort();
const known = new Map(rooms.map((room) => [room, new Set(plain(catalogue(room, "ja")))]));

// `t("key")`, or `t(`key.${part}`)` whose fixed start must lead somewhere. `const { t: say } =` renames it.
const HOOK = /const \{[^}]*\bt(?:: (\w+))?\b[^}]*\} = useTranslation\((?:"(\w+)")?\)/g;

/** The namespaces a file speaks, by the name its translate function goes by. */
function speakers(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, name = "t", room = "ui"] of text.matchAll(HOOK)) {
    found.set(name, (found.get(name) ?? new Set()).add(room));
  }
  return found;
}

interface Spoken {
  readonly key: string;
  readonly rooms: ReadonlySet<string>;
  readonly isStart: boolean;
}

function spoken(text: string): Spoken[] {
  return [...speakers(text)].flatMap(([name, own]) => {
    const call = new RegExp(`(?<![\\w.])${name}\\(\\s*(?:"([\\w.]+)"|\`([\\w.]*)([^\`]*)\`)([^)]*)`, "g");
    return [...text.matchAll(call)].map(([, whole, start = "", rest = "", options = ""]) => {
      const room = /ns: "(\w+)"/.exec(options)?.[1];
      return { key: whole ?? start, rooms: room ? new Set([room]) : own, isStart: !whole && rest !== "" };
    });
  });
}

function isKnown({ key, rooms: asked, isStart }: Spoken): boolean {
  return [...asked].some((room) => {
    const words = known.get(room) ?? new Set<string>();
    return isStart ? [...words].some((word) => word.startsWith(key)) : words.has(key);
  });
}

test.each(rooms)("%s says everything in both languages", (room) => {
  expect(plain(catalogue(room, "en"))).toEqual(plain(catalogue(room, "ja")));
});

test("every word spoken in the code stands in its room's catalogue", () => {
  const silent = files
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.") && !name.startsWith("testing/"))
    .flatMap((name) =>
      spoken(readFileSync(join(SRC, name), "utf-8"))
        .filter((one) => !isKnown(one))
        .map(({ key, rooms: asked }) => `${relative(".", name)}: ${key} (${[...asked].join(" or ")})`),
    );
  expect(silent).toEqual([]);
});

test("a key in no catalogue is found", () => {
  const computed = ["t(`place.$", "{name}`); t(`nor.$", "{name}`);"].join("");
  const text = `const { t } = useTranslation("shell");\nt("skip"); t("no.such"); ${computed}`;
  const silent = spoken(text).filter((one) => !isKnown(one));
  expect(silent.map(({ key }) => key)).toEqual(["no.such", "nor."]);
});
