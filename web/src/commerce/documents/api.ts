import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type IssuedDocument = Schema<"DocumentOut">;

export const LANGUAGES = ["ja", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export const documentKeys = keysOf("commerce.Document");

export const documents: ListSource<IssuedDocument> = {
  key: documentKeys.list,
  load: (query, signal) =>
    answer<Page<IssuedDocument>>(api.GET("/api/v1/documents", { params: { query }, signal })),
  topics: ["customers.Account"],
};

export const documentsOf = (orderId: string) => ({
  queryKey: documentKeys.list({ order_id: orderId }),
  queryFn: ({ signal }: { signal: AbortSignal }) => documents.load({ order_id: orderId }, signal),
});

export const issueDocument = (orderId: string, language: Language) =>
  answer<IssuedDocument>(
    api.POST("/api/v1/orders/{order_id}/documents", {
      params: { path: { order_id: orderId } },
      body: { language },
    }),
  );

/** Where the browser fetches the PDF; the server names the file. */
export const fileOf = ({ id }: IssuedDocument) => `/api/v1/documents/${id}/file`;
