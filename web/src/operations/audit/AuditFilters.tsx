import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useFilters } from "@/ui/useFilters";
import { GROUPS } from "./api";
import { useSubjectWord } from "./useEventWords";

/** What of the log is shown: kept in the address, so that a look can be sent to a colleague. */
export function AuditFilters({ subjects }: { subjects: readonly string[] }) {
  const { t, i18n } = useTranslation("operations");
  const { values, set } = useFilters();
  const word = useSubjectWord();
  const order = (one: { label: string }, other: { label: string }) =>
    one.label.localeCompare(other.label, i18n.language);
  // What nobody has a word for can be asked for all the same, behind what is asked for every day.
  const named = [
    ...subjects
      .map((value) => ({ value, label: word(value) ?? "" }))
      .filter(({ label }) => label)
      .sort(order),
    ...subjects.filter((value) => !word(value)),
  ];
  const person = values.person ? { id: values.person, name: values.person_name ?? "" } : null;
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        label={t("audit.group_label")}
        value={values.group ?? ""}
        onChange={({ currentTarget }) => void set({ group: currentTarget.value })}
        data={GROUPS.map((value) => ({ value, label: t(`audit.group.${value || "all"}`) }))}
      />
      <RecordPicker
        label={t("audit.who")}
        source={users}
        value={person}
        onChange={(picked) => void set({ person: picked?.id, person_name: picked?.name })}
      />
      <NativeSelect
        label={t("audit.subject")}
        value={values.subject ?? ""}
        onChange={({ currentTarget }) => void set({ subject: currentTarget.value })}
        data={[{ value: "", label: t("audit.any") }, ...named]}
      />
      <DateField
        label={t("audit.since")}
        value={values.since ?? null}
        onChange={(day) => void set({ since: day ?? "" })}
      />
      <DateField
        label={t("audit.until")}
        value={values.until ?? null}
        onChange={(day) => void set({ until: day ?? "" })}
      />
      <TextInput
        label={t("audit.ip")}
        defaultValue={values.ip ?? ""}
        w={150}
        onBlur={({ currentTarget }) => void set({ ip: currentTarget.value.trim() })}
      />
    </Group>
  );
}
