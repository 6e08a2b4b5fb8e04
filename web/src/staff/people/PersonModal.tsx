import { Button, MultiSelect, Select, SimpleGrid, Switch, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keysOf } from "@/client/keys";
import { useMe } from "@/client/me";
import { FormModal } from "@/ui/form/FormModal";
import { languageNow } from "@/ui/language";
import { toastDone } from "@/ui/toast";
import { ROLES } from "../roles";
import { addPerson, changePerson, type Person, type PersonFields, teamChoices } from "./api";
import { ForgetFactors } from "./ForgetFactors";
import { SignOut } from "./SignOut";

interface Props {
  /** Null to add somebody new. */
  person: Person | null;
  onDone: () => void;
  onClose: () => void;
  /** Leads to the step by which somebody leaves and hands everything over. */
  onLeave?: (person: Person) => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  kana: string;
  email: string;
  roles: string[];
  team_id: string | null;
  language: string;
  office: string;
  is_active: boolean;
}

const valuesOf = (person: Person | null): Values => ({
  name: person?.name ?? "",
  kana: person?.kana ?? "",
  email: person?.email ?? "",
  roles: [...(person?.roles ?? [])],
  team_id: person?.team?.id ?? null,
  language: person?.language ?? languageNow(),
  office: person?.office ?? "",
  is_active: person?.is_active ?? true,
});

/** Who somebody is, what they may do, and whether they may come in at all. */
export function PersonModal({ person, onDone, onClose, onLeave }: Props) {
  const { t } = useTranslation("staff");

  async function send({ is_active, email, ...rest }: Values) {
    const fields: PersonFields = { ...rest, email: email.trim() || null };
    await (person ? changePerson(person, { ...fields, is_active }) : addPerson(fields));
    onDone();
    toastDone(t(person ? "people.changed" : "people.added", { name: fields.name }));
  }

  return (
    <FormModal
      title={person ? t("people.edit_named", { name: person.name }) : t("people.add")}
      initialValues={valuesOf(person)}
      validate={{ name: (value) => (value.trim() ? null : t("setup.needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Fields form={form} isNew={person === null} />
          {person?.is_active && onLeave && (
            <Button variant="default" size="xs" w="fit-content" onClick={() => onLeave(person)}>
              {t("leaving.begin")}
            </Button>
          )}
          {person?.can_sign_in && <SignOut person={person} />}
          {person?.has_second_factor && <ForgetFactors person={person} onDone={onDone} />}
        </>
      )}
    </FormModal>
  );
}

function Fields({ form, isNew }: { form: UseFormReturnType<Values>; isNew: boolean }) {
  const { t } = useTranslation("staff");
  const isOwner = useMe().roles.includes("owner");
  const teams = useQuery({ queryKey: keysOf("staff.Team").part("all", "choices"), queryFn: teamChoices });
  const roles = ROLES.filter((role) => role !== "owner" || isOwner);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t("person.name")} required data-autofocus {...form.getInputProps("name")} />
        <TextInput label={t("person.kana")} {...form.getInputProps("kana")} />
      </SimpleGrid>
      <TextInput
        label={t("signin.email")}
        description={t("people.email_about")}
        type="email"
        {...form.getInputProps("email")}
      />
      <MultiSelect
        label={t("person.roles")}
        description={t("people.roles_about")}
        data={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
        {...form.getInputProps("roles")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t("person.team")}
          clearable
          searchable
          data={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("team_id")}
        />
        <TextInput label={t("person.office")} {...form.getInputProps("office")} />
        <Select
          label={t("person.language")}
          allowDeselect={false}
          data={[
            { value: "ja", label: "日本語" },
            { value: "en", label: "English" },
          ]}
          {...form.getInputProps("language")}
        />
      </SimpleGrid>
      {!isNew && (
        <Switch
          label={t("people.active")}
          description={t("people.active_about")}
          {...form.getInputProps("is_active", { type: "checkbox" })}
        />
      )}
    </>
  );
}
