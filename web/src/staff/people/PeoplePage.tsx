import { Button, Select } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { LeaveModal } from "../leaving/LeaveModal";
import { type Person, people, peopleKeys } from "./api";
import { usePeopleColumns } from "./columns";
import { InviteModal } from "./InviteModal";
import { PersonModal } from "./PersonModal";

/** The people of the organisation, those without sign-in too. */
export default function PeoplePage() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { values, set } = useFilters();
  const go = useGo();
  const [edited, edit] = useState<Person | null>(null);
  const [invited, invite] = useState<Person | null>(null);
  const [leaver, letGo] = useState<Person | null>(null);
  const columns = usePeopleColumns({ onEdit: edit, onInvite: invite });
  const mayAdd = useMe().navigation.includes("settings");
  const refresh = () => cache.invalidateQueries({ queryKey: peopleKeys.all });
  const close = () => {
    edit(null);
    letGo(null);
    void set({ new: undefined });
  };
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => set({ new: "1" })}>
      {t("people.add")}
    </Button>
  );
  return (
    <ListPage title={t("people.title")} about={t("people.about")} actions={add}>
      <DataList
        name="people"
        label={t("people.title")}
        columns={columns}
        source={people}
        defaultSort="name"
        filterNames={["can_sign_in", "is_active"]}
        filters={<SignInFilter />}
        empty={
          <EmptyState
            icon={IconUsers}
            title={t("people.empty")}
            about={t("people.empty_about")}
            actions={
              <>
                {add}
                <Button variant="default" onClick={() => go("/imports")}>
                  {t("people.import")}
                </Button>
              </>
            }
          />
        }
      />
      {(edited || (values.new && mayAdd)) && !leaver && (
        <PersonModal person={edited} onDone={refresh} onClose={close} onLeave={letGo} />
      )}
      {leaver && <LeaveModal person={leaver} onDone={refresh} onClose={close} />}
      {invited && <InviteModal person={invited} onClose={() => invite(null)} />}
    </ListPage>
  );
}

function SignInFilter() {
  const { t } = useTranslation("staff");
  const { values, set } = useFilters();
  return (
    <Select
      aria-label={t("people.sign_in")}
      placeholder={t("people.sign_in")}
      clearable
      w={190}
      data={[
        { value: "true", label: t("people.can_sign_in") },
        { value: "false", label: t("people.cannot_sign_in") },
      ]}
      value={values.can_sign_in ?? null}
      onChange={(value) => set({ can_sign_in: value ?? undefined })}
    />
  );
}
