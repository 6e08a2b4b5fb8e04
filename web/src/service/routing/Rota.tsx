import { ActionIcon, Button, Group, Table, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone, toastProblem } from "@/ui/toast";
import { type Routing, sentDuty, useSaveRouting } from "./api";

/** Who is on duty outside working hours, day by day. */
export function Rota({ routing }: { routing: Routing }) {
  const { t } = useTranslation("service");
  const [isAdding, setAdding] = useState(false);
  const save = useSaveRouting(routing);
  const may = routing.may.update === true;
  const keep = (rota: typeof routing.rota) => save({ rota: rota.map(sentDuty) });

  async function add(person: Picked, starts_on: string, ends_on: string) {
    const rota = [...routing.rota.map(sentDuty), { person_id: person.id, starts_on, ends_on }];
    await save({ rota }, `rota.${routing.rota.length}`, "ends_on");
    toastDone(t("routing.saved", { name: person.name }));
  }

  return (
    <>
      <Text size="sm" c="dimmed">
        {t("routing.rota_about")}
      </Text>
      {routing.rota.length > 0 && (
        <Table>
          <Table.Tbody>
            {routing.rota.map((one) => (
              <Table.Tr key={`${one.person.id} ${one.starts_on}`}>
                <Table.Td>
                  <DateText iso={one.starts_on} /> 〜 <DateText iso={one.ends_on} />
                </Table.Td>
                <Table.Td>{one.person.name}</Table.Td>
                <Table.Td ta="right">
                  {may && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      bg="transparent"
                      onClick={() => keep(routing.rota.filter((other) => other !== one)).catch(toastProblem)}
                      aria-label={t("routing.remove", { name: one.person.name })}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {may && (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t("routing.add_duty")}
          </Button>
        </Group>
      )}
      {isAdding && <DutyModal onSave={add} onClose={() => setAdding(false)} />}
    </>
  );
}

interface ModalProps {
  onSave: (person: Picked, starts_on: string, ends_on: string) => Promise<unknown>;
  onClose: () => void;
}
interface Values extends Record<string, unknown> {
  person: Picked | null;
  starts_on: string | null;
  ends_on: string | null;
}

function DutyModal({ onSave, onClose }: ModalProps) {
  const { t } = useTranslation("service");
  const needed = (value: unknown) => (value ? null : t("routing.needed"));
  const initialValues: Values = { person: null, starts_on: null, ends_on: null };
  return (
    <FormModal
      title={t("routing.add_duty")}
      initialValues={initialValues}
      validate={{ person: needed, starts_on: needed, ends_on: needed }}
      onSubmit={async ({ person, starts_on, ends_on }) => {
        if (person && starts_on && ends_on) await onSave(person, starts_on, ends_on);
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RecordPicker label={t("routing.person")} source={users} {...form.getInputProps("person")} />
          <Group grow align="flex-start">
            <DateField label={t("routing.starts_on")} {...form.getInputProps("starts_on")} />
            <DateField label={t("routing.ends_on")} {...form.getInputProps("ends_on")} />
          </Group>
        </>
      )}
    </FormModal>
  );
}
