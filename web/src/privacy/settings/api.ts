import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import { type Erasure, erasureKeys } from "../person/api";

export type Retention = Schema<"RetentionOut">;
export type Kind = Retention["kind"];

export const retentionKeys = keysOf("privacy.Retention");

export function useErasures() {
  return useQuery({
    queryKey: erasureKeys.list({}),
    queryFn: ({ signal }) =>
      answer<Page<Erasure>>(api.GET("/api/v1/erasures", { params: { query: { limit: 50 } }, signal })),
  });
}

export function useRetention() {
  return useQuery({
    queryKey: retentionKeys.list({}),
    queryFn: ({ signal }) => answer<Schema<"RetentionsOut">>(api.GET("/api/v1/retention", { signal })),
  });
}

type Path = { kind: never };

export function chooseRetention(kind: Kind, days: number, isOn: boolean) {
  return answer<Retention>(
    api.PUT("/api/v1/retention/{kind}", {
      params: { path: { kind } as Path },
      body: { days, is_on: isOn },
    }),
  );
}

/** How many would go today. */
export function countRetention(kind: Kind, days: number) {
  return answer<{ count: number }>(
    api.POST("/api/v1/retention/{kind}/preview", { params: { path: { kind } as Path }, body: { days } }),
  );
}
