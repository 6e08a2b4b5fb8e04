import { Button, Text } from "@mantine/core";
import { IconBeach, IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { toastDone } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { AbsenceModal } from "./AbsenceModal";
import { AwayNow } from "./AwayNow";
import { type Absence, absenceKeys, absences, endAbsence } from "./api";

function useColumns(onEnded: () => void): readonly Column<Absence>[] {
  const { t } = useTranslation("staff");
  return [
    { key: "person", label: t("absences.person"), width: 9, render: ({ person }) => person.name },
    {
      key: "from",
      label: t("absences.starts_on"),
      width: 8,
      sort: "starts_on",
      render: ({ starts_on, from_noon }) => (
        <Day iso={starts_on} half={from_noon && t("absences.from_noon")} />
      ),
    },
    {
      key: "to",
      label: t("absences.ends_on"),
      width: 8,
      sort: "ends_on",
      render: ({ ends_on, until_noon }) => (
        <Day iso={ends_on} half={until_noon && t("absences.until_noon")} />
      ),
    },
    {
      key: "reason",
      label: t("absences.reason"),
      width: 7,
      render: ({ reason }) => t(`absences.reasons.${reason}`),
    },
    {
      key: "deputy",
      label: t("absences.deputy"),
      width: 9,
      render: ({ deputy }) => deputy?.name ?? t("absences.nobody"),
    },
    { key: "note", label: t("absences.note"), render: ({ note }) => note },
    {
      key: "acts",
      label: t("people.acts"),
      width: 9,
      render: (absence) => <End absence={absence} onEnded={onEnded} />,
    },
  ];
}

function End({ absence, onEnded }: { absence: Absence; onEnded: () => void }) {
  const { t } = useTranslation("staff");
  const { name } = absence.person;
  const end = useMutation({
    mutationFn: () => endAbsence(absence),
    onSuccess: () => {
      onEnded();
      toastDone(t("absences.ended", { name }));
    },
  });
  if (!absence.may.update) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={end.isPending}
      onClick={() => end.mutate()}
      aria-label={t("absences.end_named", { name })}
    >
      {t("absences.end")}
    </Button>
  );
}

function Day({ iso, half }: { iso: string; half: string | false }) {
  return (
    <>
      <DateText iso={iso} />
      {half && (
        <Text span size="xs" c="dimmed">
          {" "}
          {half}
        </Text>
      )}
    </>
  );
}

/** Who is away when, and who acts on what waits for them. */
export default function AbsencesPage() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { values, set } = useFilters();
  const refresh = () => cache.invalidateQueries({ queryKey: absenceKeys.all });
  const columns = useColumns(refresh);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => set({ new: "1" })}>
      {t("absences.add")}
    </Button>
  );
  return (
    <ListPage title={t("absences.title")} about={t("absences.about")} actions={add}>
      <AwayNow />
      <DataList
        name="absences"
        label={t("absences.title")}
        columns={columns}
        source={absences}
        defaultSort="-starts_on"
        withoutSearch
        empty={
          <EmptyState
            icon={IconBeach}
            title={t("absences.empty")}
            about={t("absences.empty_about")}
            actions={add}
          />
        }
      />
      {values.new && <AbsenceModal onDone={refresh} onClose={() => void set({ new: undefined })} />}
    </ListPage>
  );
}
