import { Button } from "@mantine/core";
import { IconBulb, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { among, anyOf, owned, until } from "@/views/quick";
import type { Tree } from "@/views/types";
import { ViewedList } from "@/views/ViewedList";
import { improvementKeys, improvements, mayCreateImprovement, OPEN, STATUSES } from "./api";
import { useImprovementColumns } from "./columns";
import { NewImprovement } from "./NewImprovement";

const DAY_MS = 86_400_000;
const yesterday = () => new Date(Date.now() - DAY_MS).toLocaleDateString("sv-SE");
const late = (): Tree => ({ join: "all", parts: [anyOf("status", OPEN), until("due_on")(yesterday())] });
const QUICK = { view: owned("owner"), status: among("status"), state: late };
const NAMES = [...Object.keys(QUICK), "account_id"];

/** What customers want to be better: how many ask, who sees to it, until when. */
export default function ImprovementsPage() {
  const { t } = useTranslation("service");
  const [isAsked, ask] = useState(false);
  const mayCreate = useMayCreate(improvementKeys, mayCreateImprovement);
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => ask(true)}>
      {t("improvement.new")}
    </Button>
  );
  return (
    <ListPage title={t("improvements.title")} about={t("improvements.about")} actions={add}>
      <ViewedList
        entity="improvements"
        name="improvements"
        label={t("improvements.title")}
        columns={useImprovementColumns()}
        source={improvements}
        filterNames={NAMES}
        quick={QUICK}
        defaultSort="-updated_at"
        to={({ id }) => `/improvements/${id}`}
        filters={<Filters />}
        empty={
          <EmptyState icon={IconBulb} title={t("improvements.empty")} about={t("improvements.empty_about")} />
        }
      />
      {isAsked && <NewImprovement onClose={() => ask(false)} />}
    </ListPage>
  );
}

/** Whose, how they stand, and what is late. */
function Filters() {
  const { t } = useTranslation("service");
  return (
    <>
      <SelectFilter
        name="view"
        label={t("improvement.owner")}
        options={[{ value: "mine", label: t("complaints.mine") }]}
      />
      <SelectFilter
        name="status"
        label={t("improvement.status")}
        options={STATUSES.map((value) => ({ value, label: t(`improvement.status_of.${value}`) }))}
      />
      <SelectFilter
        name="state"
        label={t("improvement.due_on")}
        options={[{ value: "late", label: t("complaint.late") }]}
      />
    </>
  );
}
