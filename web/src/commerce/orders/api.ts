import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Money, Page, Versioned } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export const DEAL_KINDS = ["new", "renewal", "expansion", "cross_sell", "win_back"] as const;
export const OWNERS = ["mine", "team", "none"] as const;

interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface OrderRow {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly account: Ref;
  readonly owner: Ref | null;
  readonly deal_kind: string;
  readonly ordered_on: string;
  readonly gross: Money;
  readonly discount: Money;
  readonly net: Money;
  readonly updated_at: string;
}

export interface OrderLine {
  readonly position: number;
  readonly product: Ref | null;
  readonly text: string;
  readonly quantity: number;
  readonly delivered: number;
  readonly unit_price: Money;
  readonly gross: Money;
  readonly discount: Money;
  readonly net: Money;
}

export interface Order extends OrderRow, Versioned {
  readonly contact: Ref | null;
  /** By the usual payment terms; null where there are none. */
  readonly payment: { readonly closing: string; readonly due: string } | null;
  readonly standing: { readonly open_tickets: number; readonly worst_priority: number };
  readonly delivered: "none" | "partial" | "all";
  readonly next_step: "deliver" | "invoice" | "issue" | "collect" | "done";
  readonly is_unbilled: boolean;
  readonly may_invoice: boolean;
  readonly lines: readonly OrderLine[];
  readonly created_at: string;
}

export interface NewLine {
  readonly product_id: string | null;
  readonly text: string;
  readonly quantity: number;
  readonly unit_price: Money;
  readonly discount: Money | null;
}

export interface NewOrder {
  readonly account_id: string | null;
  readonly ordered_on: string | null;
  readonly deal_kind: string;
  readonly lines: readonly NewLine[];
}

interface OrderPage extends Page<OrderRow> {
  readonly may: { readonly create: boolean };
}

export const orderKeys = keysOf("commerce.Order");

export const orders: ListSource<OrderRow> = {
  key: orderKeys.list,
  load: (query, signal) => answer<OrderPage>(api.GET("/api/v1/orders", { params: { query }, signal })),
  topics: ["customers.Account"],
};

export const askMayCreate = () =>
  answer<OrderPage>(api.GET("/api/v1/orders", { params: { query: { limit: 1 } } }));

export const loadOrder = (id: string, signal: AbortSignal) =>
  answer<Order>(api.GET("/api/v1/orders/{order_id}", { params: { path: { order_id: id } }, signal }));

export const recordOrder = (body: NewOrder) => answer<Order>(api.POST("/api/v1/orders", { body }));

/** Whose it is from now on; all else stands as it was recorded. */
export const giveOrder = ({ id, version }: Pick<Order, "id" | "version">, owner_id: string | null) =>
  answer<Order>(
    api.PATCH("/api/v1/orders/{order_id}", {
      params: { path: { order_id: id }, header: onVersion(version) },
      body: { owner_id },
    }),
  );
