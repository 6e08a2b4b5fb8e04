import { answer, api, onVersion } from "@/client/api";
import type { Schema } from "@/client/schema";

export type Ties = Schema<"ProductTiesOut">;
export type Tie = Ties["items"][number];
export type Configuration = Schema<"ConfigurationOut">;
export interface Pick {
  readonly product_id: string;
  readonly quantity: number;
}

export const TIE_KINDS = ["option", "part", "requires", "excludes"] as const;

export const loadTies = (product_id: string, signal: AbortSignal) =>
  answer<Ties>(api.GET("/api/v1/products/{product_id}/ties", { params: { path: { product_id } }, signal }));

export const saveTies = (product_id: string, version: number, items: readonly Tie[]) =>
  answer<Ties>(
    api.PUT("/api/v1/products/{product_id}/ties", {
      params: { path: { product_id }, header: onVersion(version) },
      body: { items: items.map(({ other, ...rest }) => ({ ...rest, other_id: other.id })) },
    }),
  );

export const checkConfiguration = (picks: readonly Pick[], signal: AbortSignal) =>
  answer<Configuration>(api.POST("/api/v1/configurations/check", { body: { picks: [...picks] }, signal }));
