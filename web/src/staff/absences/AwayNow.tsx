import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Absent, useAway, useUntil } from "@/ui/Away";

/** Who is away at this moment, and who acts for them: a deputy who is away too is followed to theirs. */
export function AwayNow() {
  const { t } = useTranslation("staff");
  const items = useAway().data?.items;
  if (!items?.length) return null;
  return (
    <Card withBorder mb="md">
      <Title order={2} size="h4" mb="xs">
        {t("absences.now")}
      </Title>
      <Stack gap="xs">
        {items.map((absent) => (
          <Line key={absent.id} absent={absent} />
        ))}
      </Stack>
    </Card>
  );
}

function Line({ absent }: { absent: Absent }) {
  const { t } = useTranslation("staff");
  const until = useUntil()(absent);
  const reason = t(`absences.reasons.${absent.reason}`);
  return (
    <Group gap="md">
      <Text size="sm">{t("absences.now_line", { name: absent.person.name, reason, until })}</Text>
      <Text size="sm" c={absent.stands_in ? "dimmed" : "var(--warn)"}>
        {absent.stands_in
          ? t("absences.now_deputy", { name: absent.stands_in.name })
          : t("absences.now_nobody")}
      </Text>
    </Group>
  );
}
