import { Card, Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { OrderActs, type OrderedActs } from "@/ui/OrderActs";
import type { Rule } from "./api";
import { useConditionWords } from "./useConditionWords";

interface Props extends OrderedActs {
  rule: Rule;
  place: number;
  may: boolean;
}

/** One rule in words: for which tickets, to whom, and what it sets. */
export function RuleCard({ rule, place, may, ...acts }: Props) {
  const { t } = useTranslation("service");
  const { fieldName, valueName } = useConditionWords();
  const conditions = rule.conditions.map(
    ({ field, values }) =>
      `${fieldName(field)}: ${values.map((one) => valueName(field, one)).join(t("routing.or"))}`,
  );
  return (
    <Card withBorder component="section" aria-label={rule.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {place}. {rule.name}
          </Title>
          <Text size="sm" c="dimmed">
            {conditions.length ? conditions.join(t("routing.and")) : t("routing.for_all")}
          </Text>
          <Text size="sm">→ {useGoal(rule)}</Text>
          {(rule.priority || rule.category) && (
            <Text size="sm" c="dimmed">
              {rule.priority && t("routing.sets_priority", { name: t(`priority.${rule.priority}`) })}{" "}
              {rule.category && t("routing.sets_category", { name: rule.category })}
            </Text>
          )}
        </div>
        {may && <OrderActs label={(act) => t(`routing.${act}`, { name: rule.name })} {...acts} />}
      </Group>
    </Card>
  );
}

/** To whom, in words. */
function useGoal({ to, person, team, skills }: Rule) {
  const { t } = useTranslation("service");
  const named = skills.join(t("routing.or"));
  if (to === "duty") return t("routing.goal.duty");
  if (to === "person")
    return person ? t("routing.goal.person", { name: person.name }) : t("routing.goal.gone");
  if (to === "team") return team ? t("routing.goal.team", { name: team.name }) : t("routing.goal.gone");
  const among = team?.name ?? t("routing.everybody");
  return named
    ? t("routing.goal.skilled", { name: among, skills: named })
    : t("routing.goal.turn", { name: among });
}
