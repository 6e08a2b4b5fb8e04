// The one door to the API's generated types, so that a feature never names the generated file.
import type { components, paths } from "./schema.gen";

/** A type of the API by its name there: `Schema<"AccountRow">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

// biome-ignore lint/suspicious/noExplicitAny: what a feature sends and reads is typed where it is used
type Json = { content: { "application/json": any } };
type Asked<Part> = Part extends { path: infer Path } ? { path: Path } : { path?: undefined };

/** An operation whose address, method and parts are the description's own. */
type Loose<Operation> = Operation extends { parameters: infer Part }
  ? {
      parameters: Asked<Part> & {
        query?: object;
        header?: Readonly<Record<string, string | number>>;
      };
      requestBody?: Json;
      responses: { 200: Json };
    }
  : Operation;

/** Addresses that exist, each with its methods and the parts it needs; a mistyped one does not compile. */
export type Paths = {
  [Address in keyof paths]: { [Method in keyof paths[Address]]: Loose<paths[Address][Method]> };
};
