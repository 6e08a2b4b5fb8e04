import { Button, Checkbox, SegmentedControl, Text } from "@mantine/core";
import { IconCalendarCheck, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Away } from "@/ui/Away";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { useShortcuts } from "@/ui/shortcuts";
import { useFilters } from "@/ui/useFilters";
import { type Promised, promiseList } from "./api";
import { PromiseModal } from "./PromiseModal";
import { PromiseState } from "./PromiseState";
import { Settle } from "./Settle";
import { Source } from "./Source";

const VIEWS = ["open", "kept", "broken", "all"] as const;

function usePromiseColumns(): readonly Column<Promised>[] {
  const { t } = useTranslation("bond");
  return [
    { key: "text", label: t("promises.text"), render: (row) => row.text, width: 16 },
    {
      key: "account",
      label: t("promises.account"),
      render: (row) => <AppLink to={`/accounts/${row.account.id}`}>{row.account.name}</AppLink>,
      width: 12,
    },
    {
      key: "due_on",
      label: t("promises.due_on"),
      render: (row) => (
        <Text span inherit c={row.is_late ? "var(--bad)" : undefined} fw={row.is_late ? 650 : 400}>
          {row.due_on ? <DateText iso={row.due_on} /> : "–"}
        </Text>
      ),
      width: 8,
    },
    { key: "status", label: t("promises.state"), render: (row) => <PromiseState promise={row} />, width: 8 },
    {
      key: "owner",
      label: t("promises.owner"),
      render: (row) =>
        row.owner ? (
          <>
            {row.owner.name}
            <Away id={row.owner.id} />
          </>
        ) : (
          <Text span inherit c="var(--warn)">
            {t("promises.nobody")}
          </Text>
        ),
      width: 8,
    },
    { key: "source", label: t("promises.source"), render: (row) => <Source promise={row} />, width: 11 },
    { key: "settle", label: t("promises.settle"), render: (row) => <Settle promise={row} />, width: 9 },
  ];
}

/** What was promised to customers, by whom and until when; kept, late or broken. */
export default function PromisesPage() {
  const { t } = useTranslation("bond");
  const { values, set } = useFilters();
  const columns = usePromiseColumns();
  const view = VIEWS.find((name) => name === values.status) ?? "open";
  const add = () => void set({ new: "1" });
  useShortcuts([{ keys: "c", label: t("promises.add"), run: add }]);
  const addButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {t("promises.add")}
    </Button>
  );
  return (
    <ListPage title={t("promises.title")} about={t("promises.about")} actions={addButton}>
      <DataList
        name="promises"
        label={t("promises.title")}
        columns={columns}
        source={promiseList}
        withoutSearch
        filterNames={["owner", "account_id"]}
        fixed={{ status: view === "all" ? undefined : view }}
        filters={
          <>
            <SegmentedControl
              aria-label={t("promises.state")}
              size="xs"
              data={VIEWS.map((value) => ({ value, label: t(`promises.view.${value}`) }))}
              value={view}
              onChange={(status) => set({ status: status === "open" ? undefined : status })}
            />
            <Checkbox
              size="xs"
              mb={8}
              label={t("promises.mine")}
              checked={values.owner === "me"}
              onChange={(event) => set({ owner: event.currentTarget.checked ? "me" : undefined })}
            />
          </>
        }
        empty={
          <EmptyState
            icon={IconCalendarCheck}
            title={t(`promises.empty.${view}`)}
            about={t("promises.empty_about")}
            actions={addButton}
          />
        }
      />
      {values.new && <PromiseModal onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}
