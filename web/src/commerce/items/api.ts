import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { ListSource } from "@/ui/list/types";

export type ItemRow = Schema<"InstalledItemRow">;
export type Item = Schema<"InstalledItemOut">;
export type NewItem = Schema<"InstalledItemIn">;
type ItemPage = Schema<"InstalledItemPage"> & { readonly may: { readonly create: boolean } };

export const WARRANTIES = ["in", "out", "unknown"] as const;

export const itemKeys = keysOf("commerce.InstalledItem");

const page = (query: Record<string, unknown>, signal?: AbortSignal) =>
  answer<ItemPage>(api.GET("/api/v1/items", { params: { query }, ...(signal && { signal }) }));

export const itemList: ListSource<ItemRow> = {
  key: itemKeys.list,
  load: page,
  topics: ["commerce.Contract"],
};

export const askMayCreate = () => page({ limit: 1 });

export const loadItem = (item_id: string, signal: AbortSignal) =>
  answer<Item>(api.GET("/api/v1/items/{item_id}", { params: { path: { item_id } }, signal }));

export const createItem = (body: NewItem) => answer<Item>(api.POST("/api/v1/items", { body }));

export const changeItem = ({ id, version }: Item, body: Schema<"InstalledItemChange">) =>
  answer<Item>(
    api.PATCH("/api/v1/items/{item_id}", {
      params: { path: { item_id: id }, header: onVersion(version) },
      body,
    }),
  );
