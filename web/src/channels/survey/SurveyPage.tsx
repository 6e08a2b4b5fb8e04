import { Button, Center, Loader, Stack, Text, Title } from "@mantine/core";
import { IconMailQuestion } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { useFilters } from "@/ui/useFilters";
import { useSurvey } from "./api";
import { Decline } from "./Decline";
import { chosenIn } from "./Scores";
import { SurveyForm } from "./SurveyForm";
import classes from "./survey.module.css";
import { Thanks } from "./Thanks";

/** A customer's page: no menu, no jargon, large type. Whoever holds the link may answer, and think again. */
export default function SurveyPage() {
  const { t, i18n } = useTranslation("channels");
  const { key = "" } = useParams({ strict: false }) as { key?: string };
  const { data: survey, error, refetch } = useSurvey(key, i18n.language);
  const { values, set } = useFilters();
  const [isChanging, setChanging] = useState(false);
  const chosen = survey ? chosenIn(survey.kind, values.score) : null;
  useEffect(() => {
    document.title = survey ? `${t("survey.title")} – ${survey.company}` : t("survey.title");
  }, [survey, t]);

  /** The score of the mail's link has been sent, or another one: from here on the answer itself is shown. */
  function done() {
    setChanging(false);
    set({ score: undefined });
  }

  return (
    <main className={classes.page}>
      <div className={classes.sheet}>
        {error ? (
          <Closed status={toProblem(error).status} onRetry={refetch} />
        ) : !survey ? (
          <Center mih="40vh">
            <Loader color="gray" />
          </Center>
        ) : (
          <Stack gap="xl">
            <header>
              <Text fw={650}>{survey.company}</Text>
              <Title order={1} mt="xs">
                {t("survey.title")}
              </Title>
              <Text c="dimmed" mt={4}>
                {survey.number === null
                  ? survey.subject
                  : t("survey.about", { number: survey.number, subject: survey.subject })}
              </Text>
            </header>
            {survey.answered_at && !isChanging && chosen === null ? (
              <Thanks survey={survey} onChange={() => setChanging(true)} />
            ) : (
              <SurveyForm linkKey={key} survey={survey} chosen={chosen} onDone={done} />
            )}
            <Decline linkKey={key} survey={survey} />
          </Stack>
        )}
      </div>
    </main>
  );
}

/** A link that opens nothing: unknown, run out, tried too often, or out of reach just now. */
function Closed({ status, onRetry }: { status: number; onRetry: () => void }) {
  const { t } = useTranslation("channels");
  const { t: ui } = useTranslation("ui");
  const isOut = status <= 0 || status >= 500;
  const reason = isOut ? "unreached" : status === 429 ? "busy" : "closed";
  return (
    <Stack align="center" ta="center" mt="15vh" gap="sm" role="alert">
      <IconMailQuestion size={48} stroke={1.2} color="var(--mantine-color-dimmed)" aria-hidden />
      <Title order={1}>{t(`survey.${reason}`)}</Title>
      <Text c="dimmed">{t(`survey.${reason}_about`)}</Text>
      {isOut && (
        <Button variant="default" size="md" onClick={onRetry}>
          {ui("retry")}
        </Button>
      )}
    </Stack>
  );
}
