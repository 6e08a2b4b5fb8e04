import type { Factor } from "./api";

/** What each part of the page is given. */
export interface Part {
  readonly factors: readonly Factor[];
  /** Does it, asks for the password first where the server wants it, says so and shows what is now. */
  readonly change: (act: () => Promise<unknown>) => Promise<unknown>;
  readonly proved: (act: () => Promise<unknown>) => Promise<unknown>;
}
