import { Skeleton, Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { GuideCard } from "@/bond/guiding/GuideCard";
import { ReceivableCard } from "@/commerce/payments/ReceivableCard";
import { TermsCard } from "@/commerce/terms/TermsCard";
import { useCustomWords } from "@/custom/useCustomWords";
import { ActivityForm } from "@/interactions/activities/ActivityForm";
import { IdeasCard } from "@/sales/ideas/IdeasCard";
import { ConflictDialog } from "@/ui/edit/ConflictDialog";
import { useRecordEdit } from "@/ui/edit/useRecordEdit";
import { FilesCard } from "@/ui/files/FilesCard";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { AccountFacts } from "../accounts/AccountFacts";
import { AccountHeader } from "../accounts/AccountHeader";
import { AccountTimeline } from "../accounts/AccountTimeline";
import { accountKeys, patchAccount, useAccount } from "../accounts/api";
import { OverviewCards } from "../accounts/OverviewCards";
import { PeopleCard } from "../contacts/PeopleCard";
import { useLeadOn } from "../merging/useLeadOn";
import type { Account, Ref } from "../types";

/** One customer: who they are, all that happened over both roles, and what is under way. */
export default function AccountPage() {
  const { id = "" } = useParams({ strict: false });
  const { data, error, refetch } = useAccount(id);
  useLeadOn("accounts", id, data);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Waiting />;
  return <Loaded key={data.id} account={data} />;
}

function Loaded({ account }: { account: Account }) {
  const { t } = useTranslation("customers");
  const edit = useRecordEdit<Account>({
    record: account,
    queryKey: accountKeys.one(account.id),
    patch: (changes, version) => patchAccount(account.id, changes, version),
  });
  const people = account.people.filter((person) => person.is_present);
  return (
    <>
      <RecordPage
        header={<AccountHeader edit={edit} />}
        left={<AccountFacts edit={edit} />}
        middle={
          <Stack>
            {edit.may && (
              <ActivityForm
                account={account}
                people={people.map((person) => ({ id: person.contact_id, name: person.name }))}
              />
            )}
            <AccountTimeline id={account.id} />
          </Stack>
        }
        right={
          <>
            <PeopleCard account={account} />
            <OverviewCards id={account.id} />
            <IdeasCard accountId={account.id} />
            <GuideCard about={{ subject: "account", id: account.id }} />
            <FilesCard of={{ subject: "account", id: account.id }} may={edit.may} />
            <ReceivableCard accountId={account.id} />
            <TermsCard accountId={account.id} />
          </>
        }
      />
      <ConflictDialog
        edit={edit}
        labelOf={(field) => t(`field.${field}`)}
        custom={useCustomWords("accounts")}
        show={(field, record) => said(record[field])}
      />
    </>
  );
}

function said(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "object" ? ((value as Ref).name ?? JSON.stringify(value)) : String(value);
}

function Waiting() {
  return (
    <Stack p="md" aria-busy>
      <Skeleton h={28} w={320} />
      <Skeleton h={48} />
      <Skeleton h={360} />
    </Stack>
  );
}
