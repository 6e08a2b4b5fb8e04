import { Select, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { saveTeam, type Team } from "./api";
import { possibleParents } from "./tree";

interface Props {
  /** Null to add a team. */
  team: Team | null;
  teams: readonly Team[];
  onDone: () => void;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  parent_id: string | null;
  manager_id: Picked | null;
  is_default_service: boolean;
}

export function TeamModal({ team, teams, onDone, onClose }: Props) {
  const { t } = useTranslation("staff");
  const initialValues: Values = {
    name: team?.name ?? "",
    parent_id: team?.parent?.id ?? null,
    manager_id: team?.manager ?? null,
    is_default_service: team?.is_default_service ?? false,
  };
  return (
    <FormModal
      title={team ? t("people.edit_named", { name: team.name }) : t("teams.add")}
      initialValues={initialValues}
      validate={{ name: (value) => (value.trim() ? null : t("setup.needed")) }}
      onSubmit={async (values) => {
        await saveTeam(team, { ...values, manager_id: values.manager_id?.id ?? null });
        onDone();
        toastDone(t("teams.saved", { name: values.name }));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t("teams.name")} required data-autofocus {...form.getInputProps("name")} />
          <Select
            label={t("teams.parent")}
            placeholder={t("teams.top")}
            clearable
            searchable
            data={possibleParents(teams, team).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("parent_id")}
          />
          <RecordPicker
            label={t("teams.manager")}
            description={t("teams.manager_about")}
            source={users}
            {...form.getInputProps("manager_id")}
            value={form.values.manager_id}
          />
          <Switch
            label={t("teams.default")}
            description={t("teams.default_about")}
            {...form.getInputProps("is_default_service", { type: "checkbox" })}
          />
        </>
      )}
    </FormModal>
  );
}
