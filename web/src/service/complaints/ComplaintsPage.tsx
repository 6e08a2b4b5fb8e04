import { Button } from "@mantine/core";
import { IconDownload, IconMessageReport } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useGo } from "@/ui/useGo";
import { complaintKeys, complaints, exportComplaints, SEVERITIES, STEPS } from "./api";
import { useComplaintColumns } from "./columns";

const NAMES = ["state", "view", "severity", "step", "account_id", "product_id"] as const;
const ONE = { limit: 1 };

/** Complaints: which are open, what is due next, what came of them. */
export default function ComplaintsPage() {
  const { t } = useTranslation("service");
  const go = useGo();
  return (
    <ListPage title={t("complaints.title")} about={t("complaints.about")} actions={<Export />}>
      <DataList
        name="complaints"
        label={t("complaints.title")}
        columns={useComplaintColumns()}
        source={complaints}
        filterNames={NAMES}
        defaultSort="-updated_at"
        to={({ id }) => `/complaints/${id}`}
        filters={<Filters />}
        empty={
          <EmptyState
            icon={IconMessageReport}
            title={t("complaints.empty")}
            about={t("complaints.empty_about")}
            actions={
              <Button variant="default" onClick={() => go("/tickets")}>
                {t("complaints.to_tickets")}
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}

function Export() {
  const { t } = useTranslation("service");
  const asked = useQuery({
    queryKey: complaintKeys.list(ONE),
    queryFn: ({ signal }) => complaints.load(ONE, signal),
  });
  const take = useMutation({ mutationFn: () => exportComplaints("xlsx") });
  const may = (asked.data as { may?: { export?: boolean } } | undefined)?.may?.export;
  if (!may) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={take.isPending}
      onClick={() => take.mutate()}
    >
      {t("complaints.export")}
    </Button>
  );
}

/** How they stand, how grave, whose, and at which step. */
function Filters() {
  const { t } = useTranslation("service");
  return (
    <>
      <SelectFilter
        name="state"
        label={t("complaints.state")}
        options={["open", "late", "closed"].map((state) => ({
          value: state,
          label: t(`complaints.state_of.${state}`),
        }))}
      />
      <SelectFilter
        name="severity"
        label={t("complaint.severity")}
        options={SEVERITIES.map((value) => ({ value, label: t(`complaint.severity_of.${value}`) }))}
      />
      <SelectFilter
        name="step"
        label={t("complaint.step")}
        options={STEPS.slice(1).map((value) => ({ value, label: t(`complaint.step_of.${value}`) }))}
      />
      <SelectFilter
        name="view"
        label={t("complaints.whose")}
        options={[{ value: "mine", label: t("complaints.mine") }]}
      />
    </>
  );
}
