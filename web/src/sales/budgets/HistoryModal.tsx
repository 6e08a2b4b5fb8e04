import { Modal, Skeleton, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { useHistory, type Year } from "./api";

/** Who set, changed or took back which target of the year, the latest first. */
export default function HistoryModal({ year, onClose }: { year: Year; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const { t: say } = useTranslation("ui");
  const format = useFormat();
  const { data, error, refetch } = useHistory(year);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("budgets.history")}
      size="xl"
      closeButtonProps={{ "aria-label": say("close") }}
    >
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton h={160} />}
      {data?.items.length === 0 && <Text c="dimmed">{t("budgets.no_history")}</Text>}
      {data && data.items.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table aria-label={t("budgets.history")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("budgets.at")}</Table.Th>
                <Table.Th>{t("budgets.who")}</Table.Th>
                <Table.Th>{t("budgets.holder")}</Table.Th>
                <Table.Th>{t("budgets.period")}</Table.Th>
                <Table.Th ta="right">{t("budgets.before")}</Table.Th>
                <Table.Th ta="right">{t("budgets.after")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((one) => (
                <Table.Tr key={`${one.at} ${one.name} ${one.starts_on} ${one.act}`}>
                  <Table.Td>
                    {format.day(one.at)} {format.time(one.at)}
                  </Table.Td>
                  <Table.Td>{one.by || t("budgets.the_product")}</Table.Td>
                  <Table.Td>{one.name}</Table.Td>
                  <Table.Td>
                    {format.date(one.starts_on)} – {format.date(one.ends_on)}
                  </Table.Td>
                  <Table.Td ta="right">{one.before ? format.money(one.before) : "–"}</Table.Td>
                  <Table.Td ta="right">
                    {one.after ? format.money(one.after) : t("budgets.taken_back")}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Modal>
  );
}
