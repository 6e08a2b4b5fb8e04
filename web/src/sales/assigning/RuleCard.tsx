import { Card, Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { OrderActs, type OrderedActs } from "@/ui/OrderActs";
import { useSourceName } from "../leads/sources";
import type { AssignmentRule } from "./api";

interface Props extends OrderedActs {
  rule: AssignmentRule;
  place: number;
  may: boolean;
}

/** One rule in words: for which leads, and to whom. */
export function RuleCard({ rule, place, may, ...acts }: Props) {
  const { t } = useTranslation("sales");
  return (
    <Card withBorder component="section" aria-label={rule.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {place}. {rule.name}
          </Title>
          <Text size="sm" c="dimmed">
            <Conditions rule={rule} />
          </Text>
          <Text size="sm">
            {rule.person && t("assigning.to_person", { name: rule.person.name })}
            {rule.team && t("assigning.to_team", { name: rule.team.name })}
            {!rule.person && !rule.team && t("assigning.to_nobody")}
          </Text>
        </div>
        {may && <OrderActs label={(act) => t(`assigning.${act}`, { name: rule.name })} {...acts} />}
      </Group>
    </Card>
  );
}

function Conditions({ rule }: { rule: AssignmentRule }) {
  const { t } = useTranslation("sales");
  const sourceName = useSourceName();
  const parts = [
    [t("lead.source"), rule.sources.map(sourceName)],
    [t("lead.prefecture"), rule.prefectures],
    [t("assigning.industries"), rule.industries],
    [t("lead.product"), rule.products.map(({ name }) => name)],
    [t("assigning.languages"), rule.languages.map((one) => t(`assigning.language.${one}`))],
  ] as const;
  const said = parts
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => `${label}: ${values.join(t("assigning.or"))}`);
  const { employees_from: from, employees_to: to } = rule;
  if (from !== null || to !== null) said.push(t("assigning.size", { from: from ?? 0, to: to ?? "" }));
  return said.length ? said.join(t("assigning.and")) : t("assigning.for_all");
}
