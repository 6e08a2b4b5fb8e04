import { useFiles } from "@/ui/files/api";
import { type Evidence, useLeadActivities } from "./api";

/** What may be named as evidence: what was done with the lead, and the files of the record. */
export function useEvidence(
  subject: "lead" | "deal",
  id: string,
  leadId: string | undefined,
): readonly Evidence[] {
  const done = useLeadActivities(leadId).data?.items ?? [];
  const files = useFiles({ subject, id }).data?.items ?? [];
  return [
    ...done.map(({ id: activity, subject: name }) => ({ kind: "activity" as const, id: activity, name })),
    ...files.map((file) => ({ kind: "file" as const, id: file.id, name: file.name })),
  ];
}
