import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { PersonName } from "@/ui/PersonName";
import { StatusBadge } from "@/ui/StatusBadge";
import type { Person } from "./api";

interface Options {
  onEdit: (person: Person) => void;
  onInvite: (person: Person) => void;
}

export function usePeopleColumns({ onEdit, onInvite }: Options): readonly Column<Person>[] {
  const { t } = useTranslation("staff");
  return [
    {
      key: "name",
      label: t("person.name"),
      sort: "name",
      render: (person) => <PersonName family={person.name} kana={person.kana} />,
    },
    {
      key: "roles",
      label: t("person.roles"),
      width: 9,
      render: (person) =>
        person.roles.map((role) => t(`roles.${role}`)).join(t("list.comma")) || t("people.no_role"),
    },
    { key: "team", label: t("person.team"), width: 11.5, render: (person) => person.team?.name ?? "" },
    { key: "email", label: t("signin.email"), width: 17, render: (person) => person.email ?? "" },
    {
      key: "state",
      label: t("people.sign_in"),
      width: 8,
      render: (person) => <SignInState person={person} />,
    },
    {
      key: "last",
      label: t("people.last_sign_in"),
      width: 10,
      isExtra: true,
      render: (person) => <DateText iso={person.last_sign_in} />,
    },
    {
      key: "acts",
      label: t("people.acts"),
      width: 12,
      render: (person) => <Acts person={person} onEdit={onEdit} onInvite={onInvite} />,
    },
  ];
}

function SignInState({ person }: { person: Person }) {
  const { t } = useTranslation("staff");
  if (!person.is_active) return <StatusBadge tone="neutral" label={t("people.inactive")} />;
  if (person.can_sign_in) return <StatusBadge tone="good" label={t("people.can")} />;
  return <StatusBadge tone="warn" label={t("people.not_yet")} />;
}

function Acts({ person, onEdit, onInvite }: Options & { person: Person }) {
  const { t } = useTranslation("staff");
  return (
    <Group gap={6} wrap="nowrap">
      {person.may.update && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onEdit(person)}
          aria-label={t("people.edit_named", { name: person.name })}
        >
          {t("people.edit")}
        </Button>
      )}
      {person.may.invite && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onInvite(person)}
          aria-label={t(person.can_sign_in ? "people.reset_named" : "people.invite_named", {
            name: person.name,
          })}
        >
          {t(person.can_sign_in ? "people.reset" : "people.invite")}
        </Button>
      )}
    </Group>
  );
}
