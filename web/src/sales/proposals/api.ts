import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";

export type Proposal = Schema<"ProposalOut">;
export type ProposalRow = Schema<"ProposalRow">;
export type Point = Schema<"ProposalPoint">;

export const PARTS = ["need", "feature", "benefit", "proof"] as const;
export const MOST_POINTS = 20;

export interface ProposalWords {
  readonly title: string;
  readonly situation: string;
  readonly points: Point[];
  readonly plan: string;
  readonly closing: string;
  readonly quote_id: string | null;
}

type Known = Pick<ProposalRow, "id" | "version">;

export const proposalKeys = keysOf("sales.Proposal");
const at = (proposal: Known) => ({
  path: { proposal_id: proposal.id },
  header: onVersion(proposal.version),
});

export const proposalsOf = (dealId: string) => ({
  queryKey: proposalKeys.list({ deal_id: dealId }),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer<Page<ProposalRow>>(
      api.GET("/api/v1/proposals", { params: { query: { deal_id: dealId } }, signal }),
    ),
});

export const loadProposal = (id: string, signal?: AbortSignal) =>
  answer<Proposal>(
    api.GET("/api/v1/proposals/{proposal_id}", { params: { path: { proposal_id: id } }, signal }),
  );

export const createProposal = (dealId: string, language: "ja" | "en") =>
  answer<Proposal>(
    api.POST("/api/v1/deals/{deal_id}/proposals", {
      params: { path: { deal_id: dealId } },
      body: { language },
    }),
  );

export const changeProposal = (proposal: Known, body: ProposalWords) =>
  answer<Proposal>(api.PATCH("/api/v1/proposals/{proposal_id}", { params: at(proposal), body }));

export const deleteProposal = (proposal: Known) =>
  answer<unknown>(api.DELETE("/api/v1/proposals/{proposal_id}", { params: at(proposal) }));

export const issueProposal = (proposal: Known) =>
  answer<Proposal>(api.POST("/api/v1/proposals/{proposal_id}/issue", { params: at(proposal) }));

export const copyProposal = (id: string) =>
  answer<Proposal>(
    api.POST("/api/v1/proposals/{proposal_id}/copy", { params: { path: { proposal_id: id } }, body: {} }),
  );

/** What was printed, or how a draft would be. */
export const pdfOf = (proposal: Proposal) =>
  proposal.document
    ? `/api/v1/documents/${proposal.document.id}/file`
    : `/api/v1/proposals/${proposal.id}/preview`;
