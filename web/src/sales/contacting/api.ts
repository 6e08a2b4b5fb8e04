import { answer, api } from "@/client/api";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";
import { type LeadRow, leadKeys } from "../leads/api";
import type { FirstContact } from "./types";

export interface WaitingRow extends LeadRow {
  readonly first_contact: FirstContact;
}

export const waiting: ListSource<WaitingRow> = {
  key: (params) => leadKeys.list({ ...params, waiting: "1" }),
  load: (query, signal) =>
    answer<Page<WaitingRow>>(api.GET("/api/v1/leads/waiting", { params: { query }, signal })),
};
