import { Button, Group, Stack, Title } from "@mantine/core";
import { IconPresentation } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { toastProblem } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import type { Deal } from "../deals/api";
import classes from "../deals/deals.module.css";
import { createProposal, proposalKeys, proposalsOf } from "./api";
import { ProposalState } from "./ProposalState";

/** The proposals of a deal, and beginning another in the language one works in. */
export function DealProposals({ deal }: { deal: Deal }) {
  const { t, i18n } = useTranslation("sales");
  const { data } = useQuery(proposalsOf(deal.id));
  const cache = useQueryClient();
  const go = useGo();
  const add = useMutation({
    mutationFn: () => createProposal(deal.id, i18n.language === "en" ? "en" : "ja"),
    meta: { quiet: true },
    onSuccess: async (made) => {
      await cache.invalidateQueries({ queryKey: proposalKeys.all });
      return go(`/proposals/${made.id}`);
    },
    onError: toastProblem,
  });
  const isOver = deal.stage_type === "won" || deal.stage_type === "lost";
  const mayAdd = deal.may.update === true && !isOver;
  if (!data || (data.items.length === 0 && !mayAdd)) return null;
  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {t("proposals.title")}
      </Title>
      <Stack gap="xs" align="flex-start">
        {data.items.map((one) => (
          <Group key={one.id} justify="space-between" gap="xs" wrap="nowrap" w="100%">
            <AppLink to={`/proposals/${one.id}`} size="sm">
              {one.number ?? one.title}
            </AppLink>
            <span className={classes.state}>
              <ProposalState status={one.status} />
            </span>
          </Group>
        ))}
        {mayAdd && (
          <Button
            variant="default"
            size="xs"
            loading={add.isPending}
            leftSection={<IconPresentation size={16} aria-hidden />}
            onClick={() => add.mutate()}
          >
            {t("proposals.new")}
          </Button>
        )}
      </Stack>
    </section>
  );
}
