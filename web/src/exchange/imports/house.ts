import { server } from "@/testing";
import type { Import } from "./api";
import { kinds, waiting } from "./examples";

const WORDS = {
  words: [
    { word: "法人", count: 22, means: "" },
    { word: "個人", count: 10, means: "person" },
  ],
};
export const ONE = "/api/v1/imports/i1";

interface Sent {
  readonly body: Partial<Import>;
  readonly version: string | null;
}

/** A server that keeps what is changed, as the real one does. */
export function house(first: Import = waiting, answers: Record<string, object> = {}) {
  let row = first;
  const sent: Sent[] = [];
  const calls = server({
    "GET /api/v1/import-kinds": kinds,
    [`GET ${ONE}`]: () => row,
    [`GET ${ONE}/words`]: WORDS,
    [`PATCH ${ONE}`]: async (request: Request) => {
      const body = (await request.json()) as Partial<Import>;
      sent.push({ body, version: request.headers.get("If-Match") });
      row = { ...row, ...body, version: row.version + 1 };
      return row;
    },
    ...answers,
  });
  return { sent, calls };
}
