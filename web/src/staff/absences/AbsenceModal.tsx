import { Checkbox, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { addAbsence, REASONS, type Reason } from "./api";

interface Values extends Record<string, unknown> {
  person_id: Picked | null;
  deputy_id: Picked | null;
  reason: Reason;
  starts_on: string | null;
  ends_on: string | null;
  from_noon: boolean;
  until_noon: boolean;
  note: string;
}

const OTHERS = new Set(["owner", "admin", "sales_manager", "service_manager"]);

/** When somebody is away and who acts for them; one's own, or that of one's people. */
export function AbsenceModal({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("staff");
  const { id, name } = useMe();
  const needed = (value: unknown) => (value ? null : t("setup.needed"));
  async function send({ person_id, deputy_id, starts_on, ends_on, ...rest }: Values) {
    await addAbsence({
      ...rest,
      person_id: person_id?.id ?? "",
      deputy_id: deputy_id?.id ?? null,
      starts_on: starts_on ?? "",
      ends_on: ends_on ?? "",
    });
    onDone();
    toastDone(t("absences.saved", { name: person_id?.name }));
  }
  const initialValues: Values = {
    person_id: { id, name },
    deputy_id: null,
    reason: "leave",
    starts_on: null,
    ends_on: null,
    from_noon: false,
    until_noon: false,
    note: "",
  };
  return (
    <FormModal
      title={t("absences.add")}
      initialValues={initialValues}
      validate={{ person_id: needed, starts_on: needed, ends_on: needed }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} />}
    </FormModal>
  );
}

function Fields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("staff");
  const { roles } = useMe();
  return (
    <>
      <RecordPicker
        label={t("absences.person")}
        source={users}
        required
        disabled={!roles.some((role) => OTHERS.has(role))}
        {...form.getInputProps("person_id")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Stack gap="xs">
          <DateField
            label={t("absences.starts_on")}
            {...form.getInputProps("starts_on")}
            value={form.values.starts_on}
          />
          <Checkbox
            label={t("absences.from_noon")}
            {...form.getInputProps("from_noon", { type: "checkbox" })}
          />
        </Stack>
        <Stack gap="xs">
          <DateField
            label={t("absences.ends_on")}
            {...form.getInputProps("ends_on")}
            value={form.values.ends_on}
          />
          <Checkbox
            label={t("absences.until_noon")}
            {...form.getInputProps("until_noon", { type: "checkbox" })}
          />
        </Stack>
      </SimpleGrid>
      <Select
        label={t("absences.reason")}
        data={REASONS.map((value) => ({ value, label: t(`absences.reasons.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps("reason")}
      />
      <RecordPicker
        label={t("absences.deputy")}
        description={t("absences.deputy_about")}
        source={users}
        {...form.getInputProps("deputy_id")}
      />
      <TextInput label={t("absences.note")} maxLength={100} {...form.getInputProps("note")} />
    </>
  );
}
