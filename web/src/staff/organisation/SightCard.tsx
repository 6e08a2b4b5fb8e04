import { Select, SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SIGHTS } from "./api";
import type { FactsFormApi } from "./facts";
import { Part } from "./Part";

/** How far each side looks. Whoever may change a record always reads it. */
export function SightCard({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  const choices = SIGHTS.map((value) => ({ value, label: t(`sight.${value}`) }));
  return (
    <Part title={t("sight.title")}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {(["sales", "service"] as const).map((side) => (
          <Select
            key={side}
            label={t(`sight.${side}`)}
            description={t(`sight.${side}_about`)}
            data={choices}
            allowDeselect={false}
            inputWrapperOrder={["label", "input", "description", "error"]}
            {...form.getInputProps(`organisation.${side}_sees`)}
          />
        ))}
      </SimpleGrid>
    </Part>
  );
}
