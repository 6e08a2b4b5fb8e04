import { Group, List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";
import type { Foreseen } from "./api";

/** The dry run in words: how many of what, and which documents the law keeps until when. */
export function WhatGoes({ foreseen }: { foreseen: Foreseen }) {
  const { t } = useTranslation("privacy");
  const format = useFormat();
  return (
    <Stack gap="xs">
      <Text size="sm">{t("erase.about")}</Text>
      <Text fw={600} size="sm">
        {t("erase.goes")}
      </Text>
      <Group gap="4px" style={{ columnGap: "1.5rem" }}>
        {Object.entries(foreseen.counts).map(([label, count]) => (
          <Text key={label} size="sm">
            {t(`table.${label.replace(".", "_")}`)} <b>{format.number(count)}</b>
          </Text>
        ))}
      </Group>
      <Text fw={600} size="sm">
        {t("erase.stays")}
      </Text>
      <List size="sm">
        <List.Item>{t("erase.stays_counts")}</List.Item>
        <List.Item>{t("erase.stays_company")}</List.Item>
        {foreseen.kept.map((one) => (
          <List.Item key={one.number}>
            {t("erase.stays_document", { number: one.number })} <DateText iso={one.until} />
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
