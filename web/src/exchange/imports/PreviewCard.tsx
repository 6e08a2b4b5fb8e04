import { Alert, Button, Card, Group, Stack, Switch, Text, Title } from "@mantine/core";
import { IconEye, IconPlayerPlay } from "@tabler/icons-react";
import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { type Import, type Preview, TICKET_LOG } from "./api";
import { Counts } from "./Counts";
import { Expected } from "./Expected";
import { LogMeaning } from "./LogMeaning";
import { ProblemTable } from "./ProblemTable";

interface Looked {
  readonly version: number;
  readonly told: Preview;
}

interface Props {
  row: Import;
  /** Names of the required fields without a column, once the reader wants to go on. */
  lacking: readonly string[];
  preview: UseMutationResult<Looked, Error, void>;
  start: UseMutationResult<Import, Error, void>;
  /** A choice is on its way to the server. */
  isBusy: boolean;
  onLook: () => void;
  onAtomic: (atomic: boolean) => void;
}

/** Look first, then start: what the first rows would do, and which are not right. */
export function PreviewCard({ row, lacking, preview, start, isBusy, onLook, onAtomic }: Props) {
  const { t } = useTranslation("exchange");
  // What was seen holds for the choices it was seen with.
  const seen = preview.data?.version === row.version ? preview.data.told : undefined;
  const refusal = preview.error && !isBusy ? wordsOf(preview.error) : null;
  if (!row.may.update) return null;
  return (
    <Card withBorder component="section" aria-label={t("preview.title")}>
      <Title order={2}>{t("preview.title")}</Title>
      <Text size="sm" c="dimmed">
        {t(row.kind === TICKET_LOG ? "log.preview" : "preview.about")}
      </Text>
      <Stack mt="sm">
        <Switch
          label={t("atomic.label")}
          description={t("atomic.about")}
          checked={row.atomic}
          onChange={(event) => onAtomic(event.currentTarget.checked)}
        />
        {lacking.length > 0 && (
          <Alert color="red" role="alert" title={t("preview.lacking")}>
            {lacking.join(t("list_mark"))}
          </Alert>
        )}
        {refusal && lacking.length === 0 && (
          <Alert color="red" role="alert" title={refusal.title}>
            {refusal.message}
          </Alert>
        )}
        {seen && <Seen row={row} seen={seen} />}
        <Group justify="flex-end">
          <Button
            variant={seen ? "default" : "filled"}
            leftSection={<IconEye size={16} aria-hidden />}
            loading={preview.isPending}
            disabled={isBusy}
            onClick={onLook}
          >
            {t(seen ? "preview.again" : "preview.look")}
          </Button>
          {seen && (
            <Button
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              loading={start.isPending}
              disabled={isBusy}
              onClick={() => start.mutate()}
            >
              {t("preview.start")}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

function Seen({ row, seen }: { row: Import; seen: Preview }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  const isPart = seen.rows < row.row_count;
  return (
    <Stack role="status">
      {seen.log ? (
        <LogMeaning seen={seen} log={seen.log} />
      ) : (
        <Text fw={600}>
          {t(isPart ? "preview.part" : "preview.whole", {
            count: seen.rows,
            n: format.number(seen.rows),
            all: format.number(row.row_count),
          })}
        </Text>
      )}
      <Counts counts={seen} isAhead inTickets={Boolean(seen.log)} />
      {row.atomic && seen.skipped > 0 && (
        <Alert color="yellow">
          <Text fw={600}>{t("preview.atomic_bad")}</Text>
          <Text size="sm">{t("preview.atomic_bad_about")}</Text>
        </Alert>
      )}
      <ProblemTable problems={seen.problems} />
      <Expected seen={seen} />
    </Stack>
  );
}
