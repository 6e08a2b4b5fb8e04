/** What the server refused, in the reader's words: `title` says what happened, `detail` what to do. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    /** A message by field name, for the form that sent it. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** The stored row, when someone was faster (409). */
    readonly current: unknown = undefined,
  ) {
    super(title);
  }

  get isConflict(): boolean {
    return this.status === 409 && this.current !== undefined;
  }
}

/** A body of `application/problem+json`, or whatever else came instead of an answer. */
export function problemOf(status: number, body: unknown): Problem {
  const said = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const text = (key: string) => (typeof said[key] === "string" ? said[key] : "");
  const fields = typeof said.fields === "object" && said.fields !== null ? said.fields : {};
  return new Problem(
    status,
    text("code") || `http.${status}`,
    text("title"),
    text("detail"),
    fields as Record<string, string>,
    said.current ?? undefined,
  );
}

/** Anything thrown, as a Problem; a lost connection has status 0. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) return new Problem(0, "network", "", "");
  return new Problem(-1, "unexpected", "", "");
}
