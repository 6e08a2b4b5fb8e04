import { Checkbox, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import type { Picked } from "@/ui/pickers";
import { products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import type { Ticket } from "../tickets/types";
import { FLAGS, openComplaint, SEVERITIES, useComplaintChange } from "./api";

interface Values extends Record<string, unknown> {
  severity: string;
  title: string;
  demand: string;
  product_id: Picked | null;
  serial: string;
  is_legal: boolean;
  is_personal_data: boolean;
  is_harassment: boolean;
}

/** Begins the process on a ticket: how grave it is sets the deadlines. */
export function NewComplaint({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation("service");
  const keep = useComplaintChange();
  const go = useGo();

  async function send({ severity, product_id, ...rest }: Values) {
    const product = product_id ? { product_id: product_id.id } : {};
    const body = { ...rest, ...product, severity: severity as (typeof SEVERITIES)[number] };
    const made = await openComplaint(ticket.id, body);
    keep(made);
    toastDone(t("complaint.begun", { number: made.number }));
    void go(`/complaints/${made.id}`);
  }

  const flags = { is_legal: false, is_personal_data: false, is_harassment: false };
  const text = { title: ticket.subject, demand: "", serial: "" };
  const initialValues: Values = { severity: "B", product_id: null, ...text, ...flags };
  return (
    <FormModal
      title={t("complaint.begin")}
      submitLabel={t("complaint.begin_submit")}
      initialValues={initialValues}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Gravity
            value={form.values.severity}
            onChange={(severity) => form.setFieldValue("severity", severity)}
          />
          <TextInput label={t("complaint.title")} required {...form.getInputProps("title")} />
          <Textarea label={t("complaint.demand")} autosize minRows={2} {...form.getInputProps("demand")} />
          <RecordPicker
            label={t("complaint.product")}
            source={products}
            {...form.getInputProps("product_id")}
          />
          <TextInput label={t("complaint.serial")} {...form.getInputProps("serial")} />
          <Group gap="md">
            {FLAGS.map((name) => (
              <Checkbox
                key={name}
                label={t(`complaint.${name}`)}
                {...form.getInputProps(name, { type: "checkbox" })}
              />
            ))}
          </Group>
          <Text size="xs" c="dimmed">
            {t("complaint.flags_about")}
          </Text>
        </>
      )}
    </FormModal>
  );
}

/** How grave it is, and what that means for the deadlines. */
function Gravity({ value, onChange }: { value: string; onChange: (severity: string) => void }) {
  const { t } = useTranslation("service");
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {t("complaint.severity")}
      </Text>
      <SegmentedControl
        aria-label={t("complaint.severity")}
        data={SEVERITIES.map((severity) => ({
          value: severity,
          label: t(`complaint.severity_of.${severity}`),
        }))}
        value={value}
        onChange={onChange}
      />
      <Text size="xs" c="dimmed">
        {t(`complaint.severity_about.${value}`)}
      </Text>
    </Stack>
  );
}
