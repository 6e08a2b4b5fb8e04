import { Button, Card, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { type Doubled, type Duplicate, duplicatesQuery, type Import } from "./api";
import classes from "./imports.module.css";

/** What was brought in although it may have been there: both records, why, and the way to make them one. */
export function Duplicates({ row }: { row: Import }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  const asked = useInfiniteQuery({ ...duplicatesQuery(row.id), enabled: row.alike > 0 });
  if (row.alike === 0) return null;
  const pairs = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card withBorder component="section" aria-label={t("doubled.title")}>
      <Title order={2}>{t("doubled.title")}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t("doubled.about", { count: row.alike, n: format.number(row.alike) })}
      </Text>
      {asked.error && <ProblemView error={asked.error} onRetry={asked.refetch} />}
      <ul className={classes.problems} aria-label={t("doubled.title")}>
        {pairs.map((pair) => (
          <Pair key={`${pair.row} ${pair.made?.id} ${pair.other?.id}`} pair={pair} />
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button variant="default" mt="sm" loading={asked.isFetching} onClick={() => asked.fetchNextPage()}>
          {t("doubled.more")}
        </Button>
      )}
    </Card>
  );
}

function Pair({ pair }: { pair: Duplicate }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  const { made, other } = pair;
  return (
    <li className={classes.problem}>
      <Text size="sm" c="dimmed">
        {t("problem.nth", { n: format.number(pair.row) })} · <Reasons of={pair.reasons} />
      </Text>
      <Known kind={pair.kind} record={made} isSettled={pair.is_settled} />
      <Known kind={pair.kind} record={other} isSettled={pair.is_settled} />
      {made && other && !pair.is_settled && (
        <Text size="sm">
          <AppLink to={`/${pair.kind}/${other.id}?merge=${made.id}`}>{t("doubled.merge")}</AppLink>
        </Text>
      )}
    </li>
  );
}

export function Reasons({ of }: { of: readonly string[] }) {
  const { t } = useTranslation("exchange");
  return <>{t("doubled.same", { what: of.map((one) => t(`doubled.${one}`)).join(t("list_mark")) })}</>;
}

interface KnownProps {
  kind: string;
  record: Doubled | null;
  isSettled: boolean;
}

function Known({ kind, record, isSettled }: KnownProps) {
  const { t } = useTranslation("exchange");
  if (!record) {
    return (
      <Text size="sm" c="dimmed">
        {t(isSettled ? "doubled.settled" : "doubled.hidden")}
      </Text>
    );
  }
  return (
    <Stack gap={0}>
      <Text size="sm">
        <AppLink to={`/${kind}/${record.id}`} fw={600}>
          <span translate="no">{record.name}</span>
        </AppLink>{" "}
        <Text span size="sm" c="dimmed" translate="no">
          {record.about}
        </Text>
      </Text>
    </Stack>
  );
}
