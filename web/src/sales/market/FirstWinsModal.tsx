import { Group, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { type Segment, useFirstWins } from "./api";

/** The deals we won first in a segment: how we came in. */
export function FirstWinsModal({ segment, onClose }: { segment: Segment; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const { t: say } = useTranslation("ui");
  const { data, error, refetch } = useFirstWins(segment.id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("segments.wins_of", { name: segment.name })}
      closeButtonProps={{ "aria-label": say("close") }}
    >
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton h={120} />}
      <Stack gap="sm">
        {data?.items.map((deal) => (
          <Group key={deal.id} justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <AppLink to={`/deals/${deal.id}`}>{deal.name}</AppLink>
              <Text size="xs" c="dimmed">
                <DateText iso={deal.closed_on} />
                {[deal.account?.name, deal.owner?.name].filter(Boolean).map((name) => ` · ${name}`)}
              </Text>
            </div>
            <Money money={deal.amount} />
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
