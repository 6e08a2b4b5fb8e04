import { useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { ListSource } from "@/ui/list/types";
import { ticketKeys } from "../tickets/api";

export type ComplaintRow = Schema<"ComplaintRow">;
export type Complaint = Schema<"ComplaintOut">;
export type Step = Schema<"ComplaintStepOut">;
export type Changes = Partial<Schema<"ComplaintChange">>;
export type NewComplaint = Partial<Schema<"ComplaintIn">>;
type Page = Schema<"ComplaintPage">;
type StepName = Schema<"ComplaintStepIn">["step"];

export const SEVERITIES = ["A", "B", "C"] as const;
export const STEPS = [
  "received",
  "apology",
  "containment",
  "cause",
  "measure",
  "report",
  "effect",
  "closing",
] as const;
export const RESPONSIBILITIES = ["unknown", "ours", "maker", "carrier", "customer", "nobody"] as const;
export const COMPENSATIONS = [
  "undecided",
  "none",
  "repair",
  "replacement",
  "refund",
  "discount",
  "other",
] as const;
export const FLAGS = ["is_legal", "is_personal_data", "is_harassment"] as const;
export const EDITIONS = ["customer", "internal"] as const;
export type Edition = (typeof EDITIONS)[number];

type Known = Pick<ComplaintRow, "id" | "version">;

export const complaintKeys = keysOf("service.Complaint");
const at = ({ id, version }: Known) => ({ path: { complaint_id: id }, header: onVersion(version) });

export const complaints: ListSource<ComplaintRow> = {
  key: complaintKeys.list,
  load: (query, signal) => answer<Page>(api.GET("/api/v1/complaints", { params: { query }, signal })),
  topics: ["service.Ticket"],
};

export const complaintOf = (ticketId: string) => ({
  queryKey: complaintKeys.list({ ticket_id: ticketId }),
  queryFn: ({ signal }: { signal: AbortSignal }) => complaints.load({ ticket_id: ticketId }, signal),
});

export const loadComplaint = (id: string, signal?: AbortSignal) =>
  answer<Complaint>(
    api.GET("/api/v1/complaints/{complaint_id}", { params: { path: { complaint_id: id } }, signal }),
  );

export const openComplaint = (ticketId: string, body: NewComplaint) =>
  answer<Complaint>(
    api.POST("/api/v1/tickets/{ticket_id}/complaints", { params: { path: { ticket_id: ticketId } }, body }),
  );

export const changeComplaint = (complaint: Known, body: Changes) =>
  answer<Complaint>(api.PATCH("/api/v1/complaints/{complaint_id}", { params: at(complaint), body }));

export const setStep = (complaint: Known, step: string, is_done: boolean) =>
  answer<Complaint>(
    api.POST("/api/v1/complaints/{complaint_id}/steps", {
      params: at(complaint),
      body: { step: step as StepName, is_done },
    }),
  );

export const issueReport = (complaint: Known, edition: Edition, language: "ja" | "en") =>
  answer<Complaint>(
    api.POST("/api/v1/complaints/{complaint_id}/reports", {
      params: at(complaint),
      body: { edition, language },
    }),
  );

export const deleteComplaint = (complaint: Known) =>
  answer<unknown>(api.DELETE("/api/v1/complaints/{complaint_id}", { params: at(complaint) }));

/** Where the browser fetches the report as it would be printed now. */
export const reportOf = (id: string, edition: Edition, language: string) =>
  `/api/v1/complaints/${id}/report?${new URLSearchParams({ edition, language })}`;

/** The whole list as a file. */
export async function exportComplaints(form: "csv" | "xlsx"): Promise<void> {
  const file = await answer<Blob>(api.POST("/api/v1/complaints/export", { body: { form }, parseAs: "blob" }));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `complaints.${form}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Keeps what the server answered, and lets lists and its ticket ask again. */
export function useComplaintChange() {
  const cache = useQueryClient();
  return (complaint: Complaint) => {
    cache.setQueryData(complaintKeys.one(complaint.id), complaint);
    void cache.invalidateQueries({ queryKey: complaintKeys.all });
    void cache.invalidateQueries({ queryKey: ticketKeys.all });
  };
}
