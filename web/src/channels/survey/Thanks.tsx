import { Button, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Survey } from "./api";

/** What was answered, and until when it can be changed. */
export function Thanks({ survey, onChange }: { survey: Survey; onChange: () => void }) {
  const { t } = useTranslation("channels");
  const format = useFormat();
  const said =
    survey.kind === "csat" ? t(`survey.score.${survey.score ?? 3}`) : `${survey.score} / ${survey.scale}`;
  return (
    <Stack gap="md">
      <Title order={2} role="status">
        {t("survey.thanks")}
      </Title>
      <Text>
        {t("survey.your_answer")} <strong>{said}</strong>
      </Text>
      {survey.comment && (
        <Text style={{ whiteSpace: "pre-wrap" }} c="dimmed">
          {survey.comment}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t("survey.until", { date: format.day(survey.expires_at) })}
      </Text>
      <Button variant="default" size="md" onClick={onChange}>
        {t("survey.change")}
      </Button>
    </Stack>
  );
}
