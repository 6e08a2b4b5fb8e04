import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ConfigureButton } from "@/bond/guiding/ConfigureButton";
import { GuideCard } from "@/bond/guiding/GuideCard";
import { useCustomWords } from "@/custom/useCustomWords";
import { ConflictDialog } from "@/ui/edit/ConflictDialog";
import { useRecordEdit } from "@/ui/edit/useRecordEdit";
import { FilesCard } from "@/ui/files/FilesCard";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { AboutDemos } from "../demos/AboutDemos";
import { InterviewCard } from "../interviews/InterviewCard";
import { NegotiationCard } from "../negotiating/NegotiationCard";
import { DealProposals } from "../proposals/DealProposals";
import { DealQuotes } from "../quotes/DealQuotes";
import { AboutSequences } from "../sequences/AboutSequences";
import { DealPeople } from "../stakeholders/DealPeople";
import { changeDeal, type Deal, dealKeys, loadDeal } from "./api";
import { DealBeside } from "./DealBeside";
import { DealDecisions } from "./DealDecisions";
import { DealFacts } from "./DealFacts";
import { DealHeader } from "./DealHeader";
import { DealStory } from "./DealStory";

/** One deal: its way, its facts, what service has to do with it. */
export default function DealPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const deal = useQuery({
    queryKey: dealKeys.one(id),
    queryFn: ({ signal }) => loadDeal(id, signal),
    meta: { topics: ["customers.Account", "commerce.Order"] },
  });
  if (deal.error && !deal.data) return <ProblemView error={deal.error} onRetry={deal.refetch} />;
  if (!deal.data) return <RecordPage header={<Skeleton height={96} />} middle={<Skeleton height={320} />} />;
  return <Loaded deal={deal.data} />;
}

function Loaded({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  const edit = useRecordEdit<Deal>({
    record: deal,
    queryKey: dealKeys.one(deal.id),
    patch: (changes, version) => changeDeal(deal.id, changes, version),
  });
  return (
    <>
      <RecordPage
        header={<DealHeader deal={deal} />}
        left={<DealFacts edit={edit} />}
        middle={<DealStory edit={edit} />}
        right={
          <Stack gap="md">
            <InterviewCard deal={deal} />
            <AboutDemos
              about={{ kind: "deal", id: deal.id, name: deal.name }}
              contact={deal.contact}
              may={edit.may && deal.stage_type !== "won" && deal.stage_type !== "lost"}
            />
            <AboutSequences
              about={{ kind: "deal", id: deal.id }}
              who={
                deal.contact && edit.may && deal.stage_type !== "won" && deal.stage_type !== "lost"
                  ? { contact_ids: [deal.contact.id], deal_id: deal.id }
                  : null
              }
            />
            <DealProposals deal={deal} />
            <DealQuotes deal={deal} />
            {deal.may.update && deal.stage_type === "open" && <ConfigureButton dealId={deal.id} />}
            <DealPeople dealId={deal.id} />
            <NegotiationCard dealId={deal.id} />
            <DealDecisions dealId={deal.id} />
            <DealBeside deal={deal} />
            <GuideCard about={{ subject: "deal", id: deal.id }} />
            <FilesCard of={{ subject: "deal", id: deal.id }} may={edit.may} />
          </Stack>
        }
      />
      <ConflictDialog
        edit={edit}
        labelOf={(field) => t(`deal.${field}`)}
        custom={useCustomWords("deals")}
        show={(field, record) => <Value field={field} record={record} />}
      />
    </>
  );
}

/** A field's value in a conflict, in words. */
function Value({ field, record }: { field: keyof Deal & string; record: Partial<Deal> }) {
  const value = record[field];
  if (field === "amount" || field === "cost") return <Money money={record[field]} />;
  if (value !== null && typeof value === "object" && "name" in value) return String(value.name);
  return value === null || value === undefined || value === "" ? "–" : String(value);
}
