/** Query keys begin with the label of the row ("sales.Deal"): a live message about it finds them all. */
export interface Keys {
  readonly all: readonly [string];
  list: (params?: object) => readonly [string, "list", object];
  one: (id: string) => readonly [string, "one", string];
  part: (id: string, part: string, params?: object) => readonly [string, "part", string, string, object];
}

export function keysOf(label: string): Keys {
  return {
    all: [label],
    list: (params = {}) => [label, "list", params],
    one: (id) => [label, "one", id],
    part: (id, part, params = {}) => [label, "part", id, part, params],
  };
}
