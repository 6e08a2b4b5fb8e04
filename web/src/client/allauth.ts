import { ownHeaders } from "./api";
import { Problem } from "./problem";

const ADDRESS = "/_allauth/browser/v1";

export interface Flow {
  readonly id: string;
  readonly is_pending?: boolean;
  readonly types?: readonly string[];
}

export interface Told<Data = unknown> {
  readonly status: number;
  readonly data?: Data & { readonly flows?: readonly Flow[] };
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly code: string; readonly message: string; readonly param?: string }[];
}

/** What the sign-in room answers, whatever its status. */
export async function ask<Data = unknown>(path: string, method = "GET", body?: object): Promise<Told<Data>> {
  const response = await globalThis.fetch(ADDRESS + path, {
    method,
    headers: { ...ownHeaders(method), ...(body ? { "Content-Type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const said = (await response.json().catch(() => ({}))) as object;
  return { ...said, status: response.status };
}

/** The step of a sign-in that is still to be done. */
export function pending(told: Told): Flow | undefined {
  return told.data?.flows?.find((flow) => flow.is_pending);
}

/** A refusal whose `code` the page puts into words. */
export function refusalOf(told: Told): Problem {
  const code = told.errors?.[0]?.code ?? `http.${told.status}`;
  return new Problem(told.status, code, "", told.errors?.[0]?.message ?? "");
}
