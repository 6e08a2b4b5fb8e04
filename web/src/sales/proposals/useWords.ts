import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone, toastProblem } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import {
  changeProposal,
  copyProposal,
  deleteProposal,
  issueProposal,
  type Proposal,
  type ProposalWords,
  proposalKeys,
} from "./api";

const wordsOf = ({ title, situation, points, plan, closing, quote }: Proposal): ProposalWords => ({
  title,
  situation,
  points,
  plan,
  closing,
  quote_id: quote?.id ?? null,
});

/** What is written, before it is kept, and the steps that lead on. */
export function useWords(proposal: Proposal) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const go = useGo();
  const [words, setWords] = useState(() => wordsOf(proposal));
  const isChanged = JSON.stringify(words) !== JSON.stringify(wordsOf(proposal));
  const keep = (saved: Proposal) => {
    cache.setQueryData(proposalKeys.one(saved.id), saved);
    void cache.invalidateQueries({ queryKey: proposalKeys.all });
  };
  const written = async () => {
    const saved = isChanged ? await changeProposal(proposal, words) : proposal;
    keep(saved);
    return saved;
  };
  const quiet = { meta: { quiet: true }, onError: toastProblem };
  const save = useMutation({
    ...quiet,
    mutationFn: written,
    onSuccess: () => toastDone(t("proposals.saved")),
  });
  const issue = useMutation({
    ...quiet,
    mutationFn: async () => issueProposal(await written()),
    onSuccess: (issued) => {
      keep(issued);
      toastDone(t("proposals.issued", { number: issued.number }));
    },
  });
  const copy = useMutation({
    ...quiet,
    mutationFn: () => copyProposal(proposal.id),
    onSuccess: (made) => {
      keep(made);
      return go(`/proposals/${made.id}`);
    },
  });
  const remove = useMutation({
    ...quiet,
    mutationFn: () => deleteProposal(proposal),
    onSuccess: async () => {
      await go(`/deals/${proposal.deal.id}`);
      void cache.invalidateQueries({ queryKey: proposalKeys.all });
      toastDone(t("proposals.deleted"));
    },
  });
  return { words, setWords, isChanged, save, issue, copy, remove };
}
