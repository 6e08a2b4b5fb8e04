import { Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { GuideCard } from "@/bond/guiding/GuideCard";
import { useCustomWords } from "@/custom/useCustomWords";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { ConflictDialog } from "@/ui/edit/ConflictDialog";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { useRecordEdit } from "@/ui/edit/useRecordEdit";
import { FilesCard } from "@/ui/files/FilesCard";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { CameBy, KnownHint } from "../capture/CameBy";
import { AboutDemos } from "../demos/AboutDemos";
import { ChecksTable } from "../qualifying/ChecksTable";
import { LeadActivities } from "../qualifying/LeadActivities";
import { ScoreCard } from "../qualifying/ScoreCard";
import { useEvidence } from "../qualifying/useEvidence";
import { AboutSequences } from "../sequences/AboutSequences";
import { changeLead, type Lead, leadKeys, loadLead } from "./api";
import { LeadFacts } from "./LeadFacts";
import { LeadHeader } from "./LeadHeader";
import classes from "./leads.module.css";

/** One lead: who they are, who sent them, and what they became. */
export default function LeadPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const lead = useQuery({
    queryKey: leadKeys.one(id),
    queryFn: ({ signal }) => loadLead(id, signal),
    meta: { topics: ["sales.Deal", "customers.Account"] },
  });
  if (lead.error && !lead.data) return <ProblemView error={lead.error} onRetry={lead.refetch} />;
  if (!lead.data) return <RecordPage header={<Skeleton height={84} />} middle={<Skeleton height={280} />} />;
  return <Loaded lead={lead.data} />;
}

function Loaded({ lead }: { lead: Lead }) {
  const { t } = useTranslation("sales");
  const edit = useRecordEdit<Lead>({
    record: lead,
    queryKey: leadKeys.one(lead.id),
    patch: (changes, version) => changeLead(lead.id, changes, version),
  });
  const evidence = useEvidence("lead", lead.id, lead.id);
  return (
    <>
      <RecordPage
        header={<LeadHeader lead={lead} />}
        left={<LeadFacts edit={edit} />}
        middle={
          <>
            {lead.status === "converted" && <Became lead={lead} />}
            <KnownHint lead={lead} />
            <ChecksTable
              checks={lead.checks}
              offered={evidence}
              may={edit.may && lead.may.convert === true}
              onSave={(checks) => edit.save({ checks })}
            />
            <LeadActivities lead={lead} />
            <section className={classes.block}>
              <InlineEdit
                kind="textarea"
                label={t("deal.note")}
                value={lead.note}
                field="note"
                onSave={(note) => edit.save({ note })}
                may={edit.may}
              />
            </section>
            <Text size="sm" c="dimmed">
              {t("lead.created_at")} <DateText iso={lead.created_at} />
            </Text>
          </>
        }
        right={
          <Stack gap="md">
            <ScoreCard score={lead.score} reasons={lead.reasons} likelihood={lead.likelihood} />
            <AboutDemos
              about={{ kind: "lead", id: lead.id, name: lead.company || lead.family_name }}
              may={edit.may && lead.status !== "converted" && lead.status !== "disqualified"}
            />
            <LeadSequences lead={lead} may={edit.may} />
            <CameBy lead={lead} />
            <GuideCard about={{ subject: "lead", id: lead.id }} />
            <FilesCard of={{ subject: "lead", id: lead.id }} may={edit.may} />
          </Stack>
        }
      />
      <ConflictDialog edit={edit} labelOf={(field) => t(`lead.${field}`)} custom={useCustomWords("leads")} />
    </>
  );
}

/** The sequences it is in; while it is worked on, it may come into others. */
function LeadSequences({ lead, may }: { lead: Lead; may: boolean }) {
  const isOpen = lead.status !== "converted" && lead.status !== "disqualified";
  return (
    <AboutSequences
      about={{ kind: "lead", id: lead.id }}
      who={may && isOpen ? { lead_ids: [lead.id] } : null}
    />
  );
}

/** The customer and the deals a lead became: its line is never cut. */
function Became({ lead }: { lead: Lead }) {
  const { t } = useTranslation("sales");
  return (
    <section className={classes.block}>
      <Title order={2} size="h4" mb="xs">
        {t("leads.became")}
      </Title>
      <Stack gap={4}>
        <Text size="sm" c="dimmed">
          <DateText iso={lead.converted_at} />
        </Text>
        {lead.account && <AppLink to={`/accounts/${lead.account.id}`}>{lead.account.name}</AppLink>}
        {lead.contact && <AppLink to={`/contacts/${lead.contact.id}`}>{lead.contact.name}</AppLink>}
        {lead.deals.map((deal) => (
          <AppLink key={deal.id} to={`/deals/${deal.id}`}>
            {t("deal.numbered", { number: deal.number })} {deal.name}
          </AppLink>
        ))}
      </Stack>
    </section>
  );
}
