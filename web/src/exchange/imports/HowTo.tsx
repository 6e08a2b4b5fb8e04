import { Card, List, SimpleGrid, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { kindsQuery } from "./api";

const STEPS = ["upload", "reading", "mapping", "preview"] as const;
const HINTS = ["save_as", "id", "again", "bad_rows"] as const;

/** How a file gets in, what may come in, and what makes it go well. */
export function HowTo() {
  const { t, i18n } = useTranslation("exchange");
  const kinds = useQuery(kindsQuery(i18n.language));
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} maw={1040} mx="auto" pb="lg">
      <Card withBorder>
        <Title order={3} mb="xs">
          {t("how.steps")}
        </Title>
        <List type="ordered" size="sm" spacing={4}>
          {STEPS.map((step) => (
            <List.Item key={step}>{t(`how.step.${step}`)}</List.Item>
          ))}
        </List>
      </Card>
      <Card withBorder>
        <Title order={3} mb="xs">
          {t("how.hints")}
        </Title>
        <List size="sm" spacing={4}>
          {HINTS.map((hint) => (
            <List.Item key={hint}>{t(`how.hint.${hint}`)}</List.Item>
          ))}
        </List>
      </Card>
      <Card withBorder>
        <Title order={3} mb="xs">
          {t("how.kinds")}
        </Title>
        <Text size="sm">{kinds.data?.kinds.map(({ name }) => name).join(t("list_mark"))}</Text>
        <Text size="sm" c="dimmed" mt="xs">
          {t("how.order")}
        </Text>
      </Card>
    </SimpleGrid>
  );
}
