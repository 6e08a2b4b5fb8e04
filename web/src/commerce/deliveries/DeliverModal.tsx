import { Group, NumberInput, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { dayOf } from "@/ui/format";
import { toastDone } from "@/ui/toast";
import { type Order, orderKeys } from "../orders/api";
import { deliveryKeys, recordDelivery } from "./api";

interface Values extends Record<string, unknown> {
  delivered_on: string | null;
  accepted_on: string | null;
  note: string;
  lines: { position: number; quantity: number }[];
}

/** What leaves the house: all that is left, unless told otherwise. */
export function DeliverModal({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const open = order.lines.filter((line) => line.delivered < line.quantity);
  const initialValues: Values = {
    delivered_on: dayOf(new Date().toISOString()),
    accepted_on: null,
    note: "",
    lines: open.map((line) => ({
      position: line.position,
      quantity: Number((line.quantity - line.delivered).toFixed(3)),
    })),
  };

  async function send({ lines, delivered_on, ...rest }: Values) {
    const made = await recordDelivery(order.id, {
      ...rest,
      delivered_on: delivered_on ?? "",
      lines: lines.filter(({ quantity }) => quantity !== 0),
    });
    await Promise.all([
      cache.invalidateQueries({ queryKey: deliveryKeys.all }),
      cache.invalidateQueries({ queryKey: orderKeys.all }),
    ]);
    toastDone(t("delivery.recorded", { number: made.number }));
  }

  return (
    <FormModal
      title={t("delivery.record")}
      submitLabel={t("delivery.record")}
      initialValues={initialValues}
      validate={{
        delivered_on: (value) => (value ? null : t("needed")),
        lines: (lines) => (lines.some(({ quantity }) => quantity > 0) ? null : t("delivery.nothing")),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} open={open} />}
    </FormModal>
  );
}

/** The days, how many of each line, and what the note says besides. */
function Fields({
  form,
  open,
}: {
  form: UseFormReturnType<Values>;
  open: readonly Order["lines"][number][];
}) {
  const { t } = useTranslation("commerce");
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField label={t("delivery.delivered_on")} {...form.getInputProps("delivered_on")} />
        <DateField label={t("delivery.accepted_already")} {...form.getInputProps("accepted_on")} />
      </SimpleGrid>
      {open.map((line, place) => (
        <Group key={line.position} justify="space-between" wrap="nowrap" align="flex-end">
          <Text size="sm">{line.product?.name ?? line.text}</Text>
          <NumberInput
            w={120}
            min={0}
            decimalScale={3}
            thousandSeparator=","
            label={t("delivery.left", { quantity: Number((line.quantity - line.delivered).toFixed(3)) })}
            aria-label={t("delivery.quantity_of", { name: line.product?.name ?? line.text })}
            {...form.getInputProps(`lines.${place}.quantity`)}
          />
        </Group>
      ))}
      {form.errors.lines && (
        <Text size="sm" c="var(--bad)">
          {form.errors.lines}
        </Text>
      )}
      <TextInput
        label={t("delivery.note")}
        description={t("delivery.note_about")}
        maxLength={300}
        {...form.getInputProps("note")}
      />
    </Stack>
  );
}
