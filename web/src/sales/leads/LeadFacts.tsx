import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CustomFacts } from "@/custom/CustomFacts";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { RefEdit } from "@/ui/edit/RefEdit";
import type { RecordEdit } from "@/ui/edit/useRecordEdit";
import { contacts, products, users } from "@/ui/pickers";
import { WhyOwner } from "../assigning/WhyOwner";
import { campaigns } from "../campaigns/api";
import { type Lead, type LeadStatus, OPEN_STATUSES, SOURCES } from "./api";
import { useSourceName } from "./sources";

const TEXTS = [
  "company",
  "corporate_number",
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "department",
  "title",
  "email",
  "phone",
  "prefecture",
  "industry",
] as const;

/** The facts of a lead, each edited where it stands. */
export function LeadFacts({ edit }: { edit: RecordEdit<Lead> }) {
  const { t } = useTranslation("sales");
  const sourceName = useSourceName();
  const lead = edit.record;
  return (
    <Stack gap="sm">
      <RefEdit
        label={t("deal.owner")}
        source={users}
        value={lead.owner}
        field="owner_id"
        onSave={(owner) => edit.save({ owner })}
        may={edit.may}
      />
      <WhyOwner why={lead.owner_why} />
      <Standing edit={edit} />
      <InlineEdit
        kind="select"
        label={t("lead.source")}
        value={lead.source}
        field="source"
        options={SOURCES.map((source) => ({ value: source, label: t(`source.${source}`) }))}
        onSave={(source) => edit.save({ source: source ?? "" })}
        may={edit.may}
      >
        {sourceName(lead.source)}
      </InlineEdit>
      <RefEdit
        label={t("lead.campaign")}
        source={campaigns}
        value={lead.campaign}
        field="campaign_id"
        onSave={(campaign) => edit.save({ campaign })}
        may={edit.may}
      >
        {lead.campaign && <AppLink to={`/campaigns/${lead.campaign.id}`}>{lead.campaign.name}</AppLink>}
      </RefEdit>
      <RefEdit
        label={t("lead.referrer")}
        source={contacts}
        value={lead.referrer}
        field="referrer_id"
        onSave={(referrer) => edit.save({ referrer })}
        may={edit.may}
      >
        {lead.referrer && <AppLink to={`/contacts/${lead.referrer.id}`}>{lead.referrer.name}</AppLink>}
      </RefEdit>
      <Asked edit={edit} />
      <Texts edit={edit} />
      <CustomFacts entity="leads" edit={edit} />
    </Stack>
  );
}

/** What they ask about, and how large their company is. */
function Asked({ edit }: { edit: RecordEdit<Lead> }) {
  const { t } = useTranslation("sales");
  const lead = edit.record;
  return (
    <>
      <RefEdit
        label={t("lead.product")}
        source={products}
        value={lead.product}
        field="product_id"
        onSave={(product) => edit.save({ product })}
        may={edit.may}
      />
      <InlineEdit
        kind="text"
        label={t("lead.employees")}
        value={lead.employees === null ? "" : String(lead.employees)}
        field="employees"
        onSave={(typed) =>
          edit.save({ employees: typed.trim() ? Number(typed.replace(/[,，]/g, "")) : null })
        }
        may={edit.may}
      />
    </>
  );
}

/** How the lead stands, and of one that is nurtured the day it comes back. */
function Standing({ edit }: { edit: RecordEdit<Lead> }) {
  const { t } = useTranslation("sales");
  const lead = edit.record;
  return (
    <>
      {edit.may && (
        <InlineEdit
          kind="select"
          label={t("lead.status")}
          value={lead.status as string}
          field="status"
          options={OPEN_STATUSES.map((status) => ({ value: status, label: t(`lead_status.${status}`) }))}
          onSave={(status) => edit.save({ status: status as LeadStatus })}
          may
        />
      )}
      {lead.status === "nurturing" && (
        <InlineEdit
          kind="date"
          label={t("lead.nurture_until")}
          value={lead.nurture_until}
          field="nurture_until"
          onSave={(nurture_until) => edit.save({ nurture_until })}
          may={edit.may}
        >
          {lead.nurture_until && <DateText iso={lead.nurture_until} />}
        </InlineEdit>
      )}
    </>
  );
}

/** Facts that are plain text. */
function Texts({ edit }: { edit: RecordEdit<Lead> }) {
  const { t } = useTranslation("sales");
  return TEXTS.map((name) => (
    <InlineEdit
      key={name}
      kind="text"
      label={t(`lead.${name}`)}
      value={edit.record[name]}
      field={name}
      onSave={(value) => edit.save({ [name]: value })}
      may={edit.may}
    />
  ));
}
