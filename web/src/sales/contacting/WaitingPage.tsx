import { Stack, Text } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { useSourceName } from "../leads/sources";
import { OWNERS } from "../shared";
import { type WaitingRow, waiting } from "./api";
import { ContactSign } from "./ContactSign";

/** New leads nobody has spoken to yet, the most urgent first. */
export default function WaitingPage() {
  const { t } = useTranslation("sales");
  return (
    <ListPage title={t("contacting.waiting")} about={t("contacting.waiting_about")}>
      <DataList
        name="waiting-leads"
        label={t("contacting.waiting")}
        columns={useWaitingColumns()}
        source={waiting}
        filterNames={["owner"]}
        defaultSort="contact_due_at"
        to={({ id }) => `/leads/${id}`}
        filters={
          <SelectFilter
            name="owner"
            label={t("deal.owner")}
            options={OWNERS.map((owner) => ({ value: owner, label: t(`owner.${owner}`) }))}
          />
        }
        empty={
          <EmptyState
            icon={IconHourglass}
            title={t("contacting.empty")}
            about={t("contacting.empty_about")}
          />
        }
      />
    </ListPage>
  );
}

function useWaitingColumns(): readonly Column<WaitingRow>[] {
  const { t } = useTranslation("sales");
  const sourceName = useSourceName();
  return useMemo(
    () => [
      {
        key: "name",
        label: t("lead.person"),
        render: (lead) => (
          <Stack gap={0}>
            <Text size="sm" fw={600}>
              {lead.name}
            </Text>
            <Text size="xs" c="dimmed">
              {lead.company}
            </Text>
          </Stack>
        ),
      },
      {
        key: "contact",
        label: t("contacting.title"),
        sort: "contact_due_at",
        width: 22,
        render: ({ first_contact }) => <ContactSign contact={first_contact} />,
      },
      { key: "phone", label: t("lead.phone"), width: 9, render: ({ phone }) => phone },
      { key: "source", label: t("lead.source"), width: 8, render: ({ source }) => sourceName(source) },
      {
        key: "owner",
        label: t("deal.owner"),
        width: 9,
        render: ({ owner }) => owner?.name ?? t("leads.nobody"),
      },
    ],
    [t, sourceName],
  );
}
