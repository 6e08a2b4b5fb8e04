import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconHeadset, IconRotate, IconTrophy } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { HereNow } from "@/ui/here/HereNow";
import { Money } from "@/ui/Money";
import { toastDone } from "@/ui/toast";
import { type Stage, useStageName } from "../shared";
import { type Deal, moveDeal, reopenDeal } from "./api";
import classes from "./deals.module.css";
import { LoseModal } from "./LoseModal";
import { StagePath } from "./StagePath";
import { useDealChange } from "./useDealChange";
import { WinModal } from "./WinModal";

type Ending = "won" | "lost";

/** What the deal is, where it stands, and the steps that lead on. */
export function DealHeader({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  const keep = useDealChange();
  const stageName = useStageName();
  const [asking, ask] = useState<Ending | null>(null);
  useEffect(() => {
    document.title = `${deal.name} – Enishi`;
  }, [deal.name]);

  const move = useMutation({
    mutationFn: ({ from, stage }: { from: Deal; stage: Stage }) => moveDeal(from, stage.id),
    onSuccess: (moved, { from, stage }) => {
      keep(moved);
      const undo = () => move.mutate({ from: moved, stage: from.stage });
      toastDone(t("deals.moved", { name: from.name, stage: stageName(stage) }), { undo });
    },
  });

  function choose(stage: Stage) {
    if (stage.type === "won" || stage.type === "lost") ask(stage.type);
    else move.mutate({ from: deal, stage });
  }

  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Naming deal={deal} />
        <Steps deal={deal} onAsk={ask} />
      </Group>
      <StagePath deal={deal} onChoose={choose} />
      <Ended deal={deal} />
      {asking === "won" && <WinModal deal={deal} onClose={() => ask(null)} />}
      {asking === "lost" && <LoseModal deal={deal} onClose={() => ask(null)} />}
    </Stack>
  );
}

/** Its number, its account, its name, and what it is worth. */
function Naming({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap={2} miw={0}>
      <Text size="sm" c="dimmed">
        {t("deal.numbered", { number: deal.number })}
        {deal.account && (
          <>
            {" · "}
            <AppLink to={`/accounts/${deal.account.id}`}>{deal.account.name}</AppLink>
          </>
        )}
      </Text>
      <Title order={1}>{deal.name}</Title>
      <Group gap="md">
        <Text fw={700} size="lg" span>
          <Money money={deal.amount} />
        </Text>
        <Tickets deal={deal} />
        <HereNow subject="sales.Deal" id={deal.id} />
      </Group>
    </Stack>
  );
}

/** The steps that end a deal, or open it again. */
function Steps({ deal, onAsk }: { deal: Deal; onAsk: (ending: Ending) => void }) {
  const { t } = useTranslation("sales");
  const keep = useDealChange();
  const reopen = useMutation({ mutationFn: () => reopenDeal(deal), onSuccess: keep });
  const isOver = deal.stage_type === "won" || deal.stage_type === "lost";
  return (
    <Group gap="xs">
      {deal.may.update && isOver && !deal.order && (
        <Button
          variant="default"
          leftSection={<IconRotate size={16} aria-hidden />}
          loading={reopen.isPending}
          onClick={() => reopen.mutate()}
        >
          {t("deals.reopen")}
        </Button>
      )}
      {deal.may.update && !isOver && (
        <Button variant="default" onClick={() => onAsk("lost")}>
          {t("lose.action")}
        </Button>
      )}
      {deal.may.win && !isOver && (
        <Button leftSection={<IconTrophy size={16} aria-hidden />} onClick={() => onAsk("won")}>
          {t("win.action")}
        </Button>
      )}
    </Group>
  );
}

/** What service has open with this customer: known before the next call. */
function Tickets({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  const count = deal.standing?.open_tickets ?? 0;
  if (!deal.account || count === 0) return null;
  return (
    <AppLink
      to={`/tickets?account_id=${deal.account.id}`}
      className={classes.sign as string}
      c="var(--service)"
    >
      <IconHeadset size={15} aria-hidden />
      {t("deals.open_tickets", { count })}
    </AppLink>
  );
}

function Ended({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  if (deal.stage_type !== "lost") return null;
  return (
    <Text size="sm" c="var(--bad)">
      <DateText iso={deal.closed_on} />{" "}
      {t("deals.lost_because", { reason: t(`lost_reason.${deal.lost_reason}`) })}
      {deal.lost_note && ` – ${deal.lost_note}`}
    </Text>
  );
}
