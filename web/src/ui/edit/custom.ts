/** Values of the organisation's own fields by key; in a change null takes one away. */
export type CustomValues = Readonly<Record<string, unknown>>;

export interface Customised {
  readonly custom?: CustomValues;
}

const PREFIX = "custom.";
const held = (record: object): CustomValues => (record as Customised).custom ?? {};

/** A record with a change in it: custom values stand beside those that are there. */
export function withChanges<Row extends object>(record: Row, changes: Partial<Row>): Row {
  const custom = "custom" in changes ? { custom: { ...held(record), ...held(changes) } } : {};
  return { ...record, ...changes, ...custom };
}

/** What a record holds where a change would write: sent, it takes the change back. */
export function valuesBefore<Row extends object>(record: Row, changes: Partial<Row>): Partial<Row> {
  return pick(record, namesIn(changes));
}

/** The names of what a change writes, each custom field under its own: "custom.region". */
export function namesIn(changes: object): readonly string[] {
  return Object.keys(changes).flatMap((name) =>
    name === "custom" ? Object.keys(held(changes)).map((key) => PREFIX + key) : [name],
  );
}

/** The key of a custom field by its name; undefined for a field of the house. */
export const keyOf = (name: string): string | undefined =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;

/** These parts of a record or a change, by name. */
export function pick<Row extends object>(from: Partial<Row>, names: readonly string[]): Partial<Row> {
  const keys = names.map(keyOf).filter((key) => key !== undefined);
  const own = names.filter((name) => keyOf(name) === undefined);
  return {
    ...Object.fromEntries(own.map((name) => [name, from[name as keyof Row]])),
    ...(keys.length > 0
      ? { custom: Object.fromEntries(keys.map((key) => [key, held(from)[key] ?? null])) }
      : {}),
  } as Partial<Row>;
}

/** Changes by field as the server takes them: those of "custom.region" stand in `custom` under "region". */
export function nested(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = Object.keys(changes);
  const custom = names.filter((name) => keyOf(name) !== undefined);
  const own = names.filter((name) => keyOf(name) === undefined);
  return {
    ...Object.fromEntries(own.map((name) => [name, changes[name]])),
    ...(custom.length > 0
      ? { custom: Object.fromEntries(custom.map((name) => [keyOf(name), changes[name]])) }
      : {}),
  };
}
