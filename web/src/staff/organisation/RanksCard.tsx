import { NumberInput, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FactsFormApi } from "./facts";
import { Part } from "./Part";

/** What the three ranks of the forecast sheet are called, and from which probability a deal stands in one. */
export function RanksCard({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  const whole = form.getInputProps("organisation.ranks").error;
  return (
    <Part title={t("organisation.ranks")}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t("organisation.ranks_about")}
        </Text>
        {[0, 1, 2].map((place) => (
          <SimpleGrid key={place} cols={{ base: 1, xs: 3 }}>
            <TextInput label={t("organisation.rank_name")} {...at(form, place, "name")} />
            <TextInput label={t("organisation.rank_name_en")} {...at(form, place, "name_en")} />
            <NumberInput
              label={t("organisation.rank_percent")}
              min={1}
              max={100}
              {...at(form, place, "percent")}
            />
          </SimpleGrid>
        ))}
        {whole && (
          <Text size="sm" c="var(--bad)" role="alert">
            {whole}
          </Text>
        )}
      </Stack>
    </Part>
  );
}

const at = (form: FactsFormApi, place: number, name: string) =>
  form.getInputProps(`organisation.ranks.${place}.${name}`);
