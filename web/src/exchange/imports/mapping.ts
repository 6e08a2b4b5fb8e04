/** Where a field's text comes from, as the server keeps it: a column's name, or a column with more to say. */
export interface Source {
  readonly column?: string;
  readonly text?: string;
  readonly value?: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly scale?: number | string;
  readonly missing?: "refuse" | "make";
}
export type Entry = string | Source;
/** A field's entry by its key. `currency` may be a bare code for the whole file: that is kept as it is. */
export type Mapping = Readonly<Record<string, Entry>>;

export const sourceOf = (entry: Entry | undefined): Source =>
  typeof entry === "string" ? { column: entry } : (entry ?? {});

/** A source in its shortest form: a column alone is its name. */
function entryOf({ values, missing, ...rest }: Source): Entry {
  const source: Source = {
    ...rest,
    ...(values && Object.keys(values).length > 0 ? { values } : {}),
    ...(missing === "make" ? { missing } : {}),
  };
  const isPlain = source.column !== undefined && Object.keys(source).length === 1;
  return isPlain ? (source.column as string) : source;
}

function withEntry(mapping: Mapping, field: string, entry: Entry | undefined): Mapping {
  const { [field]: _before, ...rest } = mapping;
  return entry === undefined ? rest : { ...rest, [field]: entry };
}

/** Another column for a field. What was said about the old column's words and figures goes with it. */
export function withColumn(mapping: Mapping, field: string, column: string | null): Mapping {
  if (column === null) return withEntry(mapping, field, undefined);
  const { missing } = sourceOf(mapping[field]);
  return withEntry(mapping, field, entryOf({ column, ...(missing ? { missing } : {}) }));
}

/** The same value in every row. */
export const withFixed = (mapping: Mapping, field: string, value: string): Mapping =>
  withEntry(mapping, field, { value });

/** Whether names nobody knows yet become rows of their own. */
export const withMaking = (mapping: Mapping, field: string, isMade: boolean): Mapping =>
  withEntry(mapping, field, entryOf({ ...sourceOf(mapping[field]), missing: isMade ? "make" : "refuse" }));

/** What one word of the file means; null takes the word as the server understands it. */
export function withMeaning(mapping: Mapping, field: string, word: string, value: string | null): Mapping {
  const source = sourceOf(mapping[field]);
  const { [word]: _before, ...others } = source.values ?? {};
  const values = value === null ? others : { ...others, [word]: value };
  return withEntry(mapping, field, entryOf({ ...source, values }));
}

const PLACE = /\{([^{}]+)\}/g;

/** The columns a source reads. */
export function columnsOf(source: Source): readonly string[] {
  if (source.column) return [source.column];
  return [...(source.text ?? "").matchAll(PLACE)].map(([, name]) => name as string);
}

/** The columns nothing reads: they are left out. */
export function unusedColumns(mapping: Mapping, columns: readonly { name: string }[]): readonly string[] {
  const used = new Set(Object.values(mapping).flatMap((entry) => columnsOf(sourceOf(entry))));
  return columns.map(({ name }) => name).filter((name) => !used.has(name));
}

/** The fields that must have a source and have none. */
export function lackingFields<Field extends { key: string; required: boolean }>(
  mapping: Mapping,
  fields: readonly Field[],
): readonly Field[] {
  return fields.filter(({ key, required }) => required && !(key in mapping));
}
