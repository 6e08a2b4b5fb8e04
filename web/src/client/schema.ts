// The one door to the API's types, so that a feature never names the generated file.
import type { components } from "./schema.gen";

// biome-ignore lint/suspicious/noExplicitAny: addresses stay loose until every room describes itself
export type Paths = any;

/** A type of the API by its name there: `Schema<"AccountRow">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
