import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import type { FactsFormApi } from "./facts";
import { newRate, type RateForm } from "./moneyForm";

/** Rates of consumption tax to come, each from its day on. */
export function RateRows({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  const rows: readonly RateForm[] = form.values.tax_rates;
  const kinds = (["standard", "reduced"] as const).map((value) => ({
    value,
    label: t(`money.kinds.${value}`),
  }));
  return (
    <Stack gap="sm">
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("money.no_rates")}
        </Text>
      )}
      {rows.map(({ key }, place) => (
        <Group key={key} align="flex-start" gap="sm">
          <Select
            label={t("money.kind")}
            data={kinds}
            allowDeselect={false}
            {...form.getInputProps(`tax_rates.${place}.kind`)}
          />
          <DateField label={t("money.since")} {...form.getInputProps(`tax_rates.${place}.since`)} />
          <NumberInput
            label={t("money.percent")}
            w="8em"
            suffix="%"
            min={0}
            max={99.99}
            decimalScale={2}
            {...form.getInputProps(`tax_rates.${place}.percent`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={28}
            aria-label={t("hours.remove_row", { place: place + 1 })}
            onClick={() => form.removeListItem("tax_rates", place)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem("tax_rates", newRate())}
        >
          {t("money.add_rate")}
        </Button>
      </Group>
    </Stack>
  );
}
