import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";
import type { Queue } from "./api";
import { Part } from "./Part";

/** Unfinished work by kind: mail that is fetched and sent, webhooks, upkeep. */
export function Queues({ queues }: { queues: readonly Queue[] }) {
  const { t } = useTranslation("operations");
  const format = useFormat();
  return (
    <Part title={t("queues.title")} empty={t("queues.none")} isEmpty={queues.length === 0}>
      <Table.ScrollContainer minWidth={520} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("queues.job")}</Table.Th>
              <Table.Th ta="end">{t("queues.waiting")}</Table.Th>
              <Table.Th>{t("queues.since")}</Table.Th>
              <Table.Th ta="end">{t("queues.planned")}</Table.Th>
              <Table.Th ta="end">{t("queues.failed")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {queues.map((queue) => (
              <Table.Tr key={queue.job}>
                <Table.Td>{queue.job}</Table.Td>
                <Table.Td ta="end">{format.number(queue.waiting)}</Table.Td>
                <Table.Td>
                  <DateText iso={queue.since} />
                </Table.Td>
                <Table.Td ta="end">{format.number(queue.planned)}</Table.Td>
                <Table.Td ta="end">{format.number(queue.failed)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Part>
  );
}
