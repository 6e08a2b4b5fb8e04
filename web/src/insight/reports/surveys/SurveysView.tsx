import { Alert, Group, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { EmptyState } from "@/ui/EmptyState";
import { Percent } from "@/ui/Percent";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import type { Asked } from "../api";
import { Stat } from "../Stat";
import { answersOf, type Estimate, type SurveyFigures, useSurveyReport } from "./api";

type Span = Asked["span"];

/** How satisfied customers are, how easy it was, whether they would recommend us: with what sampling leaves open. */
export function SurveysView({ span }: { span: Span }) {
  const { t } = useTranslation("insight");
  const { data, error, refetch } = useSurveyReport(span);
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={180} />;
  const known = data.items.filter(({ asked, answers }) => asked + answers > 0);
  if (known.length === 0) {
    return (
      <EmptyState icon={IconMoodSmile} title={t("surveys.nothing")} about={t("surveys.nothing_about")} />
    );
  }
  return (
    <Stack gap="xl">
      {known.map((figures) => (
        <Question key={figures.kind} figures={figures} span={span} />
      ))}
      <Alert color="gray" title={t("surveys.limits")}>
        {t("surveys.limits_about")}
      </Alert>
    </Stack>
  );
}

function Question({ figures, span }: { figures: SurveyFigures; span: Span }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const { kind, asked, answers, response_rate, value, share, weighted } = figures;
  const given = answersOf(span, "answered", { kind, state: "answered" });
  const good = answersOf(span, "answered", { kind, band: "good" });
  return (
    <Stack gap="xs" component="section" aria-label={t(`surveys.kind.${kind}`)}>
      <Title order={2} size="h4">
        {t(`surveys.kind.${kind}`)}
      </Title>
      <Text size="sm" c="dimmed">
        {t(`surveys.about.${kind}`)}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg" verticalSpacing="lg" component="dl" m={0}>
        <Stat label={t(`surveys.value.${kind}`)} to={given}>
          <Told kind={kind} estimate={value} />
        </Stat>
        <Stat label={t("surveys.weighted")} to={given}>
          <Told kind={kind} estimate={weighted} />
        </Stat>
        {kind === "ces" && (
          <Stat label={t("surveys.easy")} to={good}>
            <Percent ratio={share?.value} n={answers} />
          </Stat>
        )}
        <Stat label={t("surveys.answers")} to={given}>
          {format.number(answers)}
        </Stat>
        <Stat label={t("surveys.response_rate")} to={answersOf(span, "asked", { kind })}>
          <Percent ratio={response_rate} n={asked} />
        </Stat>
      </SimpleGrid>
      <Bands figures={figures} span={span} />
      {!value && (
        <Text size="sm" c="dimmed">
          {t("surveys.below_ten")}
        </Text>
      )}
      {value && !weighted && (
        <Text size="sm" c="dimmed">
          {t("surveys.unweighted")}
        </Text>
      )}
    </Stack>
  );
}

/** A figure in the unit of its question, with its interval beneath. */
function Told({ kind, estimate }: { kind: string; estimate: Estimate | null }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  if (!estimate) return "–";
  const told = (figure: number) => (kind === "csat" ? format.percent(figure) : format.number(figure, 1));
  const words = { low: told(estimate.low), high: told(estimate.high), error: told(estimate.error ?? 0) };
  return (
    <>
      {told(estimate.value)}
      <Text size="xs" c="dimmed" fw={400}>
        {t("surveys.interval", words)}
        {kind === "nps" && estimate.error !== null && t("surveys.error", words)}
      </Text>
    </>
  );
}

/** The answers by what they mean, each opening to its own. */
function Bands({ figures: { kind, bands }, span }: { figures: SurveyFigures; span: Span }) {
  const { t } = useTranslation("insight");
  return (
    <Group gap="md">
      {(["good", "middle", "low"] as const).map((band) => (
        <AppLink key={band} to={answersOf(span, "answered", { kind, band })}>
          {t(`surveys.band.${kind}.${band}`)} {bands[band]}
        </AppLink>
      ))}
    </Group>
  );
}
