import { vi } from "vitest";

interface Refusal {
  readonly status: number;
  readonly body: object;
}
type Answer = object | null | ((request: Request) => object | null | Promise<object | null>);

const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === "object" &&
  answer !== null &&
  "body" in answer &&
  "status" in answer &&
  typeof answer.status === "number";

/** A refusal as the server words it, for `server({ "PATCH /…": problem(409, {…}) })`. */
export function problem(status: number, body: object): Refusal {
  return { status, body };
}

/** Answers requests by "METHOD /path"; anything else is 404. Returns the calls made so far. */
export function server(answers: Record<string, Answer>): () => readonly string[] {
  const calls: string[] = [];
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(String(input), "http://localhost"), init);
    const name = `${request.method} ${new URL(request.url).pathname}`;
    calls.push(name);
    const found = answers[name];
    const said = typeof found === "function" ? await found(request) : found;
    if (said === undefined) return Response.json({}, { status: 404 });
    if (isRefusal(said)) return Response.json(said.body, { status: said.status });
    return said === null ? new Response(null, { status: 204 }) : Response.json(said);
  });
  return () => calls;
}
