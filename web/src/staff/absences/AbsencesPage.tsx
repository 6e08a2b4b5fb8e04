import { Button } from "@mantine/core";
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
import { type Absence, absenceKeys, absences, endAbsence } from "./api";

function useColumns(onEnded: () => void): readonly Column<Absence>[] {
  const { t } = useTranslation("staff");
  const end = useMutation({
    mutationFn: (absence: Absence) => endAbsence(absence),
    onSuccess: (_, { person }) => {
      onEnded();
      toastDone(t("absences.ended", { name: person.name }));
    },
  });
  return [
    { key: "person", label: t("absences.person"), width: 9, render: ({ person }) => person.name },
    {
      key: "from",
      label: t("absences.starts_on"),
      width: 8,
      sort: "starts_on",
      render: ({ starts_on }) => <DateText iso={starts_on} />,
    },
    {
      key: "to",
      label: t("absences.ends_on"),
      width: 8,
      sort: "ends_on",
      render: ({ ends_on }) => <DateText iso={ends_on} />,
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
      render: (absence) =>
        absence.may.update && (
          <Button
            size="compact-sm"
            variant="default"
            loading={end.isPending && end.variables?.id === absence.id}
            onClick={() => end.mutate(absence)}
            aria-label={t("absences.end_named", { name: absence.person.name })}
          >
            {t("absences.end")}
          </Button>
        ),
    },
  ];
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
