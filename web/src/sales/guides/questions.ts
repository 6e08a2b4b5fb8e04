import type { Answer, Effect, Question } from "./api";

/** An id that none of these has: the first letter with the next number. */
function free(letter: string, ids: readonly string[]) {
  const numbers = ids.map((id) => Number(new RegExp(`^${letter}(\\d+)$`).exec(id)?.[1] ?? 0));
  return `${letter}${1 + Math.max(0, ...numbers)}`;
}

export const newAnswer = (answers: readonly Answer[]): Answer => ({
  id: free(
    "a",
    answers.map(({ id }) => id),
  ),
  text: "",
  text_en: "",
  effects: [],
});

export function newQuestion(questions: readonly Question[]): Question {
  const first = newAnswer([]);
  return {
    id: free(
      "q",
      questions.map(({ id }) => id),
    ),
    text: "",
    text_en: "",
    takes_many: false,
    answers: [first, newAnswer([first])],
  };
}

export const newEffect = (): Effect => ({
  kind: "add",
  products: [],
  field: "",
  compare: "is",
  value: "",
  why: "",
  why_en: "",
});

/** The list with the item at this place changed, or taken out. */
export const put = <T>(all: readonly T[], at: number, now: Partial<T>): T[] =>
  all.map((one, place) => (place === at ? { ...one, ...now } : one));
export const without = <T>(all: readonly T[], at: number): T[] => all.filter((_, place) => place !== at);

export function moved<T>(all: readonly T[], from: number, to: number): T[] {
  const now = [...all];
  now.splice(to, 0, ...now.splice(from, 1));
  return now;
}
