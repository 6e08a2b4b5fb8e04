import { vi } from "vitest";
import { keysOf } from "@/client/keys";
import { render, server } from "@/testing";
import type { ListParams } from "@/ui/list/types";
import { FIELDS } from "./examples";
import type { View } from "./types";
import { ViewedList } from "./ViewedList";

interface Deal {
  id: string;
  version: number;
  name: string;
}

interface Rows {
  items: Deal[];
  next: null;
  total: number;
}

export const load = vi.fn<(params: ListParams) => Promise<Rows>>();

/** A list of one deal with these views, as the server of the test answers. For tests alone. */
export function draw(views: readonly View[], at = "/deals", answers: Parameters<typeof server>[0] = {}) {
  load.mockReset();
  load.mockResolvedValue({ items: [{ id: "d1", version: 3, name: "商談1" }], next: null, total: 1 });
  server({
    "GET /api/v1/views": { items: views, may: { export: true } },
    "GET /api/v1/views/fields": { items: FIELDS, sorts: ["amount"] },
    "GET /api/v1/teams": {
      items: [
        { id: "t1", name: "東京営業", parent: null, may: {} },
        { id: "t2", name: "大阪営業", parent: null, may: {} },
      ],
    },
    ...answers,
  });
  const list = (
    <ViewedList<Deal>
      entity="deals"
      name="deals"
      label="商談の一覧"
      source={{ key: keysOf("sales.Deal").list, load }}
      columns={[{ key: "name", label: "商談名", render: ({ name }) => name }]}
      filterNames={["owner"]}
      defaultSort="-updated_at"
      to={({ id }) => `/deals/${id}`}
      empty="何もありません"
    />
  );
  return render(list, { room: "views", at });
}
