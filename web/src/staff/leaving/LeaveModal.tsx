import { Skeleton, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import type { Person } from "../people/api";
import { type Held, leave, useHeld } from "./api";

interface Props {
  person: Person;
  onDone: () => void;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  successor_id: Picked | null;
  apart: Record<string, Picked | null>;
}

/** Somebody leaves: what is open with them, and who takes it over, in one step. */
export function LeaveModal({ person, onDone, onClose }: Props) {
  const { t } = useTranslation("staff");
  const held = useHeld(person);
  const items = held.data?.items ?? [];
  async function send({ successor_id, apart }: Values) {
    const named = Object.entries(apart).flatMap(([kind, to]) => (to ? [[kind, to.id]] : []));
    const { passed } = await leave(person, successor_id?.id ?? null, Object.fromEntries(named));
    onDone();
    const count = passed.reduce((sum, one) => sum + one.count, 0);
    toastDone(t("leaving.done", { name: person.name, count }));
  }
  const initialValues: Values = { successor_id: null, apart: {} };
  return (
    <FormModal
      title={t("leaving.title", { name: person.name })}
      submitLabel={t("leaving.act")}
      initialValues={initialValues}
      validate={{
        successor_id: (value, { apart }) =>
          value || items.every(({ kind }) => apart[kind]) ? null : t("leaving.needed"),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t("leaving.about", { name: person.name })}</Text>
          {!held.data ? (
            <Skeleton h={120} />
          ) : items.length === 0 ? (
            <Text size="sm">{t("leaving.nothing")}</Text>
          ) : (
            <>
              <RecordPicker
                label={t("leaving.successor")}
                source={users}
                required
                {...form.getInputProps("successor_id")}
              />
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t("leaving.kind")}</Table.Th>
                    <Table.Th>{t("leaving.count")}</Table.Th>
                    <Table.Th>{t("leaving.apart")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((item) => (
                    <Row key={item.kind} item={item} field={form.getInputProps(`apart.${item.kind}`)} />
                  ))}
                </Table.Tbody>
              </Table>
            </>
          )}
        </>
      )}
    </FormModal>
  );
}

interface RowProps {
  item: Held;
  field: { value?: Picked | null; onChange: (picked: Picked | null) => void; error?: string };
}

function Row({ item, field }: RowProps) {
  const { t } = useTranslation("staff");
  const kind = t(`held.${item.kind}`);
  return (
    <Table.Tr>
      <Table.Td>{kind}</Table.Td>
      <Table.Td>{item.count}</Table.Td>
      <Table.Td>
        <RecordPicker
          label={t("leaving.apart_of", { kind })}
          source={users}
          placeholder={t("leaving.same")}
          {...field}
        />
      </Table.Td>
    </Table.Tr>
  );
}
