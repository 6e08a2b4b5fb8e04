import { Skeleton, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { StatusBadge } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";
import type { Erasure } from "../person/api";
import { useErasures } from "./api";

/** The journal of erasures: ids and counts, never a name. */
export function Erasures() {
  const { t } = useTranslation("privacy");
  const { data, error, refetch } = useErasures();
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t("erasures.title")}
      </Title>
      <Text size="sm" c="dimmed">
        {t(data?.items.length === 0 ? "erasures.none" : "erasures.about")}
      </Text>
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton h={120} />}
      {data && data.items.length > 0 && (
        <Table.ScrollContainer minWidth={640} type="native">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("erasures.asked_at")}</Table.Th>
                <Table.Th>{t("erasures.asked_by")}</Table.Th>
                <Table.Th>{t("erase.ground")}</Table.Th>
                <Table.Th>{t("erasures.state")}</Table.Th>
                <Table.Th ta="end">{t("erasures.rows")}</Table.Th>
                <Table.Th>{t("erasures.held")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((erasure) => (
                <Line key={erasure.id} erasure={erasure} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}

function Line({ erasure }: { erasure: Erasure }) {
  const { t } = useTranslation("privacy");
  const format = useFormat();
  const isDone = erasure.state === "done";
  return (
    <Table.Tr>
      <Table.Td>
        <DateText iso={erasure.asked_at} />
        <Text size="xs" c="dimmed" ff="monospace">
          {erasure.contact_id.slice(-12)}
        </Text>
      </Table.Td>
      <Table.Td translate="no">{erasure.asked_by}</Table.Td>
      <Table.Td>{t(`ground.${erasure.ground}`)}</Table.Td>
      <Table.Td>
        <Stack gap={2} align="flex-start">
          <StatusBadge tone={isDone ? "good" : "active"} label={t(`erasures.${erasure.state}`)} />
          {erasure.after_restore && (
            <Text size="xs" c="dimmed">
              {t("erasures.after_restore")} <DateText iso={erasure.after_restore} />
            </Text>
          )}
        </Stack>
      </Table.Td>
      <Table.Td ta="end">{isDone && format.number(erasure.rows)}</Table.Td>
      <Table.Td>
        {erasure.held.map((one) => (
          <Text key={one.number} size="xs">
            {one.number} <DateText iso={one.until} />
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
