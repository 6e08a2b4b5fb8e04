import { ask, type Flow, pending, refusalOf } from "./allauth";
import { Problem } from "./problem";

const SECOND = "mfa_authenticate";

/** Resolves with the step that is left, or with nothing once signed in. Refused sign-in is a Problem. */
export async function signIn(email: string, password: string): Promise<Flow | undefined> {
  const told = await ask("/auth/login", "POST", { email, password });
  // 409: this browser is signed in already, which is what was asked for.
  if (told.status === 200 || told.status === 409) return undefined;
  const left = pending(told);
  if (left?.id === SECOND) return left;
  throw refusalOf(told);
}

export interface Standing {
  readonly isIn: boolean;
  /** The second step that this browser has begun and not finished. */
  readonly step: Flow | null;
}

/** How far this browser has come: a reset link or an identity provider may have brought it here. */
export async function standing(): Promise<Standing> {
  const told = await ask("/auth/session");
  const left = pending(told);
  const isIn = told.status === 200 && told.meta?.is_authenticated === true;
  return { isIn, step: left?.id === SECOND ? left : null };
}

export async function signOut(): Promise<void> {
  const { status } = await ask("/auth/session", "DELETE");
  // allauth answers 401 once nobody is signed in: that is success here.
  if (status >= 300 && status !== 401) throw new Problem(status, "sign_out", "", "");
}

/** Sets the CSRF cookie where the page came from a development server. */
export async function greet(): Promise<void> {
  await ask("/auth/session");
}
