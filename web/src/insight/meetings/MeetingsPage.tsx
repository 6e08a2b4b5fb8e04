import { Button } from "@mantine/core";
import { IconPlus, IconUsersGroup } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { StatusBadge } from "@/ui/StatusBadge";
import { type MeetingRow, meetingList } from "./api";
import { CallModal } from "./CallModal";

const CALLERS = ["owner", "admin", "sales_manager", "sales_rep"];

/** 営業会議: every meeting one may read, and what is still to be done of what it decided. */
export default function MeetingsPage() {
  const { t } = useTranslation("insight");
  const [calls, setCalls] = useState(false);
  const mayCall = useMe().roles.some((role) => CALLERS.includes(role));
  const call = mayCall && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCalls(true)}>
      {t("meetings.call")}
    </Button>
  );
  return (
    <ListPage title={t("meetings.title")} about={t("meetings.about")} actions={call}>
      <DataList
        name="sales_meetings"
        label={t("meetings.title")}
        columns={useMeetingColumns()}
        source={meetingList}
        withoutSearch
        filterNames={[]}
        defaultSort="-held_on"
        to={({ id }) => `/sales-meetings/${id}`}
        empty={
          <EmptyState
            icon={IconUsersGroup}
            title={t("meetings.empty")}
            about={t("meetings.empty_about")}
            actions={call}
          />
        }
      />
      {calls && <CallModal onClose={() => setCalls(false)} />}
    </ListPage>
  );
}

function useMeetingColumns(): readonly Column<MeetingRow>[] {
  const { t } = useTranslation("insight");
  return useMemo(
    () => [
      {
        key: "held_on",
        label: t("meeting.held_on"),
        sort: "held_on",
        width: 9,
        render: ({ held_on }) => <DateText iso={held_on} />,
      },
      { key: "team", label: t("meeting.team"), render: ({ team }) => team.name },
      { key: "owner", label: t("meeting.owner"), width: 9, render: ({ owner }) => owner?.name ?? "–" },
      {
        key: "decided",
        label: t("meeting.decisions"),
        width: 8,
        align: "right",
        render: ({ decided, undone }) =>
          decided ? t("meeting.done_of", { done: decided - undone, of: decided }) : "–",
      },
      {
        key: "is_closed",
        label: t("meeting.state"),
        width: 8,
        render: ({ is_closed }) => (
          <StatusBadge
            tone={is_closed ? "good" : "neutral"}
            label={t(is_closed ? "meeting.closed" : "meeting.open")}
          />
        ),
      },
    ],
    [t],
  );
}
