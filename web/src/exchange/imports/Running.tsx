import { Card, Progress, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { type Import, TICKET_LOG } from "./api";
import { Counts } from "./Counts";
import { ProblemTable } from "./ProblemTable";
import { portion } from "./progress";

const WHOLE = 100;

/** How far it is. All or nothing shows no part: until the last row nothing is in. */
export function Running({ row }: { row: Import }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  return (
    <Card withBorder component="section" aria-label={t("running.title")}>
      <Stack>
        <Title order={2}>{t("running.title")}</Title>
        <Progress
          size="lg"
          value={row.atomic ? WHOLE : portion(row)}
          animated
          aria-label={t("running.progress")}
        />
        <Text role="status">
          {row.atomic
            ? t("running.whole", { all: format.number(row.row_count) })
            : t("running.part", { n: format.number(row.done), all: format.number(row.row_count) })}
        </Text>
        {!row.atomic && <Counts counts={row} inTickets={row.kind === TICKET_LOG} />}
        <Text size="sm" c="dimmed">
          {t("running.about")}
        </Text>
        <ProblemTable problems={row.problems} />
      </Stack>
    </Card>
  );
}
