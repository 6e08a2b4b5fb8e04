import { Skeleton, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { useRetention } from "./api";
import { RetentionLine } from "./RetentionLine";

/** How long each kind of thing is kept; nothing goes until it is switched on. */
export function Retentions() {
  const { t } = useTranslation("privacy");
  const { data, error, refetch } = useRetention();
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t("retention.title")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("retention.about")}
      </Text>
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton h={240} />}
      {data?.items.map((retention) => (
        <RetentionLine key={retention.kind} retention={retention} />
      ))}
    </Stack>
  );
}
