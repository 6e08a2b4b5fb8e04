import type { Schema } from "@/client/schema";

/** The lists that can be kept as views. */
export type Entity =
  | "accounts"
  | "contacts"
  | "leads"
  | "deals"
  | "quotes"
  | "demos"
  | "orders"
  | "deliveries"
  | "invoices"
  | "payments"
  | "tickets"
  | "improvements"
  | "contracts"
  | "items";
export type View = Schema<"ViewOut">;
export type Field = Schema<"ListFieldOut">;

/** One question about one field. */
export interface Condition {
  readonly field: string;
  readonly op: string;
  readonly value?: unknown;
}

export type Join = "all" | "any";

/** Conditions and groups that must all hold, or any of them. */
export interface Tree {
  readonly join: Join;
  readonly parts: readonly (Condition | Tree)[];
}
