import { Alert, Button, Group, List, Modal, Select, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { type Enrolled, enrol, enrolmentKeys, GROUNDS, sequenceKeys, useSequences, type Who } from "./api";

interface Values extends Record<string, unknown> {
  sequence: string | null;
  ground: string | null;
  ground_note: string;
}

interface Props {
  who: Who;
  onDone?: () => void;
  onClose: () => void;
}

/** Into which sequence, and why they may be written to; who did not come in is told with the reason. */
export default function EnrolModal({ who, onDone, onClose }: Props) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const [done, setDone] = useState<Enrolled | null>(null);
  const stays = useRef(false);
  const count = (who.lead_ids?.length ?? 0) + (who.contact_ids?.length ?? 0);

  async function send({ sequence, ground, ground_note }: Values) {
    const made = await enrol(sequence ?? "", {
      lead_ids: who.lead_ids ?? [],
      contact_ids: who.contact_ids ?? [],
      deal_id: who.deal_id ?? null,
      ground: ground as (typeof GROUNDS)[number],
      ground_note,
    });
    void cache.invalidateQueries({ queryKey: enrolmentKeys.all });
    void cache.invalidateQueries({ queryKey: sequenceKeys.all });
    if (made.enrolled.length > 0) toastDone(t("sequences.enrolled", { n: made.enrolled.length }));
    stays.current = made.refused.length > 0;
    if (stays.current) setDone(made);
    onDone?.();
  }

  if (done) return <NotIn done={done} onClose={onClose} />;
  return (
    <FormModal
      title={t("sequences.enrol")}
      submitLabel={t("sequences.do_enrol", { n: count })}
      initialValues={{ sequence: null, ground: null, ground_note: "" } as Values}
      validate={{
        sequence: (value) => (value ? null : t("needed")),
        ground: (value) => (value ? null : t("needed")),
      }}
      onSubmit={send}
      onClose={() => stays.current || onClose()}
    >
      {(form) => <Fields form={form} />}
    </FormModal>
  );
}

function Fields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("sales");
  const { data } = useSequences();
  const open = (data?.items ?? []).filter(({ is_active }) => is_active);
  return (
    <>
      {data && open.length === 0 && <Alert>{t("sequences.none_active")}</Alert>}
      <Select
        label={t("sequences.sequence")}
        required
        searchable
        data={open.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps("sequence")}
      />
      <Select
        label={t("enrolment.ground_label")}
        description={t("enrolment.ground_about")}
        required
        data={GROUNDS.map((value) => ({ value, label: t(`enrolment.ground.${value}`) }))}
        {...form.getInputProps("ground")}
      />
      <TextInput
        label={t("enrolment.ground_note")}
        placeholder={t("enrolment.ground_example")}
        maxLength={200}
        {...form.getInputProps("ground_note")}
      />
    </>
  );
}

/** Who did not come in, and why. */
function NotIn({ done, onClose }: { done: Enrolled; onClose: () => void }) {
  const { t } = useTranslation("sales");
  return (
    <Modal
      opened
      title={t("sequences.not_in", { n: done.refused.length })}
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("sequences.close") }}
    >
      <List size="sm">
        {done.refused.map((one) => (
          <List.Item key={one.id}>
            {one.name}
            <Text span size="sm" c="dimmed">
              {" "}
              {t(`sequences.refused.${one.why}`)}
            </Text>
          </List.Item>
        ))}
      </List>
      <Group justify="flex-end" mt="md">
        <Button onClick={onClose}>{t("sequences.close")}</Button>
      </Group>
    </Modal>
  );
}
