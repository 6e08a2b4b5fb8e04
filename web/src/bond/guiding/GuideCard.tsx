import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconCompass } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Results } from "@/sales/guides/Ask";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { type About, type Run, runsOf } from "./api";
import { ConfigureButton } from "./ConfigureButton";
import { GuideModal } from "./GuideModal";

/** The guides gone through with somebody: what they answered, what fits, and what it became. */
export function GuideCard({ about }: { about: About }) {
  const { t } = useTranslation("bond");
  const [isOpen, open] = useState(false);
  const { data, error } = useQuery(runsOf(about));
  if (error || !data) return null;
  const mayTake = data.may?.create === true && about.subject !== "quote";
  if (data.items.length === 0 && !mayTake) return null;
  return (
    <Card withBorder padding="sm" component="section" aria-label={t("guiding.title")}>
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5">
          {t("guiding.title")}
        </Title>
        {mayTake && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconCompass size={12} aria-hidden />}
            onClick={() => open(true)}
          >
            {t("guiding.take")}
          </Button>
        )}
      </Group>
      <Stack gap="md">
        {data.items.map((run) => (
          <OneRun key={run.id} run={run} about={about} />
        ))}
      </Stack>
      {isOpen && <GuideModal about={about} onClose={() => open(false)} />}
    </Card>
  );
}

function OneRun({ run, about }: { run: Run; about: About }) {
  const { t } = useTranslation("bond");
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {run.guide.name}
      </Text>
      <Text size="xs" c="dimmed">
        {run.taken_by ? run.taken_by.name : t("guiding.by_themselves")} · <DateText iso={run.taken_at} />
      </Text>
      {run.question && (
        <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {run.question}
        </Text>
      )}
      {run.answers.map(({ question, answer }) => (
        <Text size="xs" key={`${question}-${answer}`}>
          {question} → {answer}
        </Text>
      ))}
      <Results
        found={run.found.map(({ product_id, name, ...rest }) => ({
          product: { id: product_id, name },
          ...rest,
        }))}
      />
      {run.may.deal && about.subject !== "quote" && (
        <ConfigureButton
          start={run.found.filter(({ fits }) => fits).map(({ product_id, name }) => ({ product_id, name }))}
          runId={run.id}
          dealId={about.subject === "deal" ? about.id : undefined}
          needsName={!run.deal && !run.ticket && about.subject !== "deal"}
        />
      )}
      <Ways run={run} about={about} />
    </Stack>
  );
}

/** Everything the answers are tied to, each a way there. */
function Ways({ run, about }: { run: Run; about: About }) {
  const { t } = useTranslation("bond");
  const numbered = [
    { kind: "lead", row: run.lead, to: "/leads" },
    { kind: "ticket", row: run.ticket, to: "/tickets" },
    { kind: "deal", row: run.deal, to: "/deals" },
  ] as const;
  return (
    <Group gap="sm">
      {numbered.map(
        ({ kind, row, to }) =>
          row &&
          row.id !== about.id && (
            <AppLink key={kind} to={`${to}/${row.id}`} size="xs">
              {t(`guiding.${kind}`, { number: row.number, name: row.name })}
            </AppLink>
          ),
      )}
      {run.account && run.account.id !== about.id && (
        <AppLink to={`/accounts/${run.account.id}`} size="xs">
          {run.account.name}
        </AppLink>
      )}
      {run.quote && run.quote.id !== about.id && (
        <AppLink to={`/quotes/${run.quote.id}`} size="xs">
          {t("guiding.quote", { name: run.quote.name })}
        </AppLink>
      )}
    </Group>
  );
}
