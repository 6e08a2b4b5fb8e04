import { NumberInput, SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Policy } from "./api";

const NAMES = ["close_solved_days", "close_waiting_days", "close_notice_days"] as const;
type Name = (typeof NAMES)[number];

/** An empty field is "never". */
export const closingValues = (policy: Policy | null) => ({
  close_solved_days: policy?.close_solved_days ?? "",
  close_waiting_days: policy?.close_waiting_days ?? "",
  close_notice_days: policy?.close_notice_days ?? "",
});

export const sentClosing = (values: Record<Name, number | string>) =>
  Object.fromEntries(NAMES.map((name) => [name, values[name] === "" ? null : Number(values[name])]));

/** After how many days without a word a ticket is closed, and when its customer is told. */
export function ClosingFields({ field }: { field: (name: Name) => object }) {
  const { t } = useTranslation("service");
  return (
    <div>
      <Text size="sm" fw={500}>
        {t("sla.closing.title")}
      </Text>
      <Text size="sm" c="dimmed">
        {t("sla.closing.about")}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs" mt="xs">
        {NAMES.map((name) => (
          <NumberInput
            key={name}
            label={t(`sla.closing.${name}`)}
            placeholder={t("sla.closing.never")}
            suffix={t("sla.closing.days")}
            min={1}
            max={90}
            allowDecimal={false}
            hideControls
            {...field(name)}
          />
        ))}
      </SimpleGrid>
    </div>
  );
}
