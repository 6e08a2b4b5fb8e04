import { Code, Modal, ScrollArea, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { auditKeys, type WholeEvent, wholeEvent } from "./api";
import classes from "./audit.module.css";
import { useEventWords, useSubjectWord } from "./useEventWords";

/** One event, with what it changed and its place in the chain. */
export function EventModal({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation("operations");
  const words = useEventWords();
  const { data, error, refetch } = useQuery({
    queryKey: auditKeys.one(id),
    queryFn: () => wholeEvent(id),
    // What happened never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Modal opened onClose={onClose} title={data ? words(data.kind) : t("audit.title")} size="lg">
      {error && <ProblemView error={error} onRetry={refetch} />}
      {data && (
        <Stack>
          <Facts event={data} />
          <Values event={data} />
        </Stack>
      )}
    </Modal>
  );
}

function Facts({ event }: { event: WholeEvent }) {
  const { t } = useTranslation("operations");
  const word = useSubjectWord();
  const format = useFormat();
  const facts = [
    ["at", format.date(event.at)],
    ["kind", event.kind],
    ["who", [event.actor, event.token].filter(Boolean).join(" · ") || event.actor_kind],
    ["ip", event.ip],
    ["subject", `${word(event.subject) ?? event.subject} ${event.subject_id}`],
    ["request", event.request_id],
    ["data", Object.keys(event.data).length ? JSON.stringify(event.data) : ""],
    ["place", event.place === null ? t("audit.unsealed") : format.number(event.place)],
    ["digest", event.digest],
  ] as const;
  return (
    <Table withRowBorders={false} verticalSpacing={4}>
      <Table.Tbody>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={130}>{t(`audit.${name}`)}</Table.Th>
              <Table.Td className={classes.value}>{value}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}

function Values({ event: { before, after_values: after } }: { event: WholeEvent }) {
  const { t } = useTranslation("operations");
  if (!after) return <Text c="dimmed">{t("audit.erased")}</Text>;
  const names = Object.keys(after);
  if (names.length === 0) return null;
  return (
    <ScrollArea type="auto">
      <Table withTableBorder miw={480} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={140}>{t("audit.field")}</Table.Th>
            <Table.Th>{t("audit.before")}</Table.Th>
            <Table.Th>{t("audit.after")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {names.map((name) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Code>{name}</Code>
              </Table.Td>
              <Table.Td className={classes.value}>{plain(before?.[name])}</Table.Td>
              <Table.Td className={classes.value}>{plain(after[name])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
