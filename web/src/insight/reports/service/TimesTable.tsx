import { Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { ServiceReport, Times } from "./api";
import { useHours } from "./useHours";

const CELLS = ["median", "p90", "mean"] as const;

/** Every measured time: median, nine in ten and mean, in working and in calendar hours. */
export function TimesTable({ report }: { report: ServiceReport }) {
  const { t } = useTranslation("insight");
  const rows: readonly [string, Times][] = [
    ["first_reply", report.first_reply],
    ["waits", report.next_reply.all_waits],
    ["later_waits", report.next_reply.after_first],
    ["resolution", report.resolution],
  ];
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t("service.times")}
      </Title>
      <Table.ScrollContainer minWidth={720}>
        <Table aria-label={t("service.times")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <Table.Th ta="right">n</Table.Th>
              {(["business", "calendar"] as const).flatMap((clock) =>
                CELLS.map((cell) => (
                  <Table.Th key={`${clock}${cell}`} ta="right">
                    {t(`service.${clock}`, { what: t(`service.${cell}`) })}
                  </Table.Th>
                )),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([key, times]) => (
              <Line key={key} name={t(`service.time.${key}`)} times={times} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Within report={report} />
      <Text size="xs" c="dimmed">
        {t("service.rule")}
      </Text>
    </Stack>
  );
}

function Line({ name, times }: { name: string; times: Times }) {
  const hours = useHours();
  const format = useFormat();
  const values = [times.business_hours, times.calendar_hours].flatMap((spread) =>
    CELLS.map((cell) => spread[cell]),
  );
  const places = ["business", "calendar"].flatMap((clock) => CELLS.map((cell) => `${clock}${cell}`));
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {name}
      </Table.Th>
      <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
        {format.number(times.n)}
      </Table.Td>
      {places.map((place, index) => (
        <Table.Td key={place} ta="right" style={{ whiteSpace: "nowrap" }}>
          {hours(values[index] ?? null)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** How many were resolved within so many working hours. */
function Within({ report }: { report: ServiceReport }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  if (report.resolved === 0) return null;
  const said = report.within.map(({ hours, count, share }) =>
    t("service.within_each", {
      hours: format.number(hours),
      count: format.number(count),
      share: share === null ? "–" : format.percent(share),
    }),
  );
  return (
    <Text size="sm">
      {t("service.within")}
      {said.join(t("service.within_between"))}
    </Text>
  );
}
