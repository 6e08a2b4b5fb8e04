import { Button, Group, Progress, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconListDetails, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { STATES, type TargetList, useTargetLists } from "./api";
import { TargetListModal } from "./TargetListModal";

/** Every list of whom to call, and how far it is. */
export function TargetLists() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  const { data, error, refetch } = useTargetLists();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={200} />;
  const add = data.may.create && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("targets.add")}
    </Button>
  );
  return (
    <Stack>
      {data.items.length > 0 && <Group justify="flex-end">{add}</Group>}
      {data.items.length > 0 ? (
        <Lists items={data.items} />
      ) : (
        <EmptyState
          icon={IconListDetails}
          title={t("targets.empty")}
          about={t("targets.empty_about")}
          actions={add}
        />
      )}
      {values.new && data.may.create && (
        <TargetListModal onClose={() => set({ new: undefined, segment: undefined, filter: undefined })} />
      )}
    </Stack>
  );
}

function Lists({ items }: { items: readonly TargetList[] }) {
  const { t } = useTranslation("sales");
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table highlightOnHover aria-label={t("market.tab.lists")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("targets.name")}</Table.Th>
            <Table.Th w={160}>{t("targets.progress")}</Table.Th>
            {STATES.map((state) => (
              <Table.Th key={state} ta="right">
                {t(`targets.state.${state}`)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t("targets.deals")}</Table.Th>
            <Table.Th>{t("targets.due_on")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <AppLink to={`/target-lists/${one.id}`}>{one.name}</AppLink>
                <Text size="xs" c="dimmed">
                  {[one.segment?.name, one.owner?.name].filter(Boolean).join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td>
                <ListProgress list={one} />
              </Table.Td>
              {STATES.map((state) => (
                <Table.Td key={state} ta="right">
                  {one.states[state] ?? 0}
                </Table.Td>
              ))}
              <Table.Td ta="right">{one.deals}</Table.Td>
              <Table.Td>{one.due_on ? <DateText iso={one.due_on} /> : "–"}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** How many of the list were called at all. */
export function ListProgress({ list }: { list: TargetList }) {
  const { t } = useTranslation("sales");
  const sum = Object.values(list.states).reduce((whole, n) => whole + n, 0);
  const called = sum - (list.states.todo ?? 0);
  const label = t("targets.called", { called, sum });
  return (
    <div>
      <Progress value={sum > 0 ? (called / sum) * 100 : 0} color="var(--sales)" aria-label={label} />
      <Text size="xs" c="dimmed">
        {label}
      </Text>
    </div>
  );
}
