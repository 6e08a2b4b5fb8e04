import {
  type Icon,
  IconArrowsExchange,
  IconBuilding,
  IconCalendarCheck,
  IconHeadset,
  IconHeart,
  IconNotes,
  IconReceiptYen,
  IconStar,
  IconTrendingUp,
  IconUserPlus,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { Timeline, type TimelineItem } from "@/ui/Timeline";
import { type TimelineLine, useTimeline } from "./api";

const ICONS: Record<string, Icon> = {
  account: IconBuilding,
  activity: IconNotes,
  deal: IconTrendingUp,
  lead: IconUserPlus,
  order: IconReceiptYen,
  ticket: IconHeadset,
  survey: IconStar,
  handover: IconArrowsExchange,
  promise: IconCalendarCheck,
  referral: IconHeart,
};
const PAGES: Record<string, string> = {
  deal: "/deals",
  lead: "/leads",
  order: "/orders",
  ticket: "/tickets",
  handover: "/handovers",
};

export function lineOf(line: TimelineLine): TimelineItem {
  const page = PAGES[line.subject.kind];
  return {
    id: line.id,
    at: line.at,
    icon: ICONS[line.kind.split(".")[0] ?? ""] ?? IconNotes,
    role: line.side,
    title: line.title,
    who: line.actor,
    body: line.text,
    ...(page ? { to: `${page}/${line.subject.id}` } : {}),
  };
}

/** Everything that happened with the customer, over both roles. */
export function AccountTimeline({ id }: { id: string }) {
  const { t } = useTranslation("customers");
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useTimeline(id);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Timeline
      label={t("timeline.title")}
      items={data?.pages.flatMap((page) => page.items.map(lineOf))}
      hasMore={hasNextPage}
      isLoadingMore={isFetchingNextPage}
      onMore={() => void fetchNextPage()}
    />
  );
}
