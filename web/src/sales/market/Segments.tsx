import { ActionIcon, Button, Group, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconChartPie, IconPencil, IconPlus, IconTable, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { AskModal } from "@/ui/AskModal";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { toastProblem } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import {
  accountsWhere,
  deleteSegment,
  type Measures,
  type Segment,
  segmentKeys,
  useSegments,
  useWins,
  type Wins,
} from "./api";
import { FigureCells, FigureHeads } from "./Figures";
import { FirstWinsModal } from "./FirstWinsModal";

const SegmentModal = lazy(() => import("./SegmentModal"));

/** Every segment with its size, how far we are in it, what it was worth, and when we first won there. */
export function Segments() {
  const { t } = useTranslation("sales");
  const { data, error, refetch } = useSegments();
  const [edited, edit] = useState<Segment | "new" | null>(null);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={200} />;
  const add = data.may.create && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit("new")}>
      {t("segments.add")}
    </Button>
  );
  return (
    <Stack>
      {data.items.length > 0 && <Group justify="flex-end">{add}</Group>}
      {data.items.length > 0 ? (
        <SegmentTable items={data.items} measures={data.measures} onEdit={edit} />
      ) : (
        <EmptyState
          icon={IconChartPie}
          title={t("segments.empty")}
          about={t("segments.empty_about")}
          actions={add}
        />
      )}
      {edited && (
        <Suspense>
          <SegmentModal segment={edited === "new" ? null : edited} onClose={() => edit(null)} />
        </Suspense>
      )}
    </Stack>
  );
}

interface TableProps {
  items: readonly Segment[];
  measures: Measures;
  onEdit: (one: Segment) => void;
}

function SegmentTable({ items, measures, onEdit }: TableProps) {
  const { t } = useTranslation("sales");
  const wins = useWins();
  const won = new Map(wins.data?.items.map((one) => [one.segment.id, one]));
  const [opened, open] = useState<Segment | null>(null);
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table highlightOnHover aria-label={t("market.tab.segments")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("segments.name")}</Table.Th>
            <FigureHeads />
            <Table.Th ta="right">{t("segments.net")}</Table.Th>
            <Table.Th ta="right">{t("segments.won")}</Table.Th>
            <Table.Th>{t("segments.first_on")}</Table.Th>
            <Table.Th aria-label={t("segments.acts")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <SegmentRow
              key={one.id}
              one={one}
              won={won.get(one.id)}
              measures={measures}
              onWins={() => open(one)}
              onEdit={() => onEdit(one)}
            />
          ))}
        </Table.Tbody>
      </Table>
      {opened && <FirstWinsModal segment={opened} onClose={() => open(null)} />}
    </Table.ScrollContainer>
  );
}

interface RowProps {
  one: Segment;
  won: Wins | undefined;
  measures: Measures;
  onWins: () => void;
  onEdit: () => void;
}

function SegmentRow({ one, won, measures, onWins, onEdit }: RowProps) {
  const { t } = useTranslation("sales");
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{one.name}</Text>
        {one.note && (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {one.note}
          </Text>
        )}
      </Table.Td>
      {one.counted ? (
        <>
          <FigureCells counted={one.counted} to={(name) => accountsWhere(one.filter, measures[name] ?? [])} />
          <Table.Td ta="right">
            <Money money={one.counted.net} />
          </Table.Td>
        </>
      ) : (
        <Table.Td colSpan={5}>
          <Text size="sm" c="var(--bad)">
            {t("segments.broken")}
          </Text>
        </Table.Td>
      )}
      <Table.Td ta="right">
        {won?.deals ? (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={onWins}
            aria-label={t("segments.wins_of", { name: one.name })}
          >
            {t("segments.deals", { n: won.deals })}
          </Button>
        ) : (
          "–"
        )}
      </Table.Td>
      <Table.Td>{won?.first_on ? <DateText iso={won.first_on} /> : "–"}</Table.Td>
      <Table.Td>
        <Acts one={one} onEdit={onEdit} />
      </Table.Td>
    </Table.Tr>
  );
}

function Acts({ one, onEdit }: { one: Segment; onEdit: () => void }) {
  const { t } = useTranslation("sales");
  const go = useGo();
  const cache = useQueryClient();
  const [isAsking, ask] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteSegment(one),
    onSettled: () => cache.invalidateQueries({ queryKey: segmentKeys.all }),
    onError: toastProblem,
  });
  const plain = { variant: "subtle", color: "gray" } as const;
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      <AppLink
        to={`/market?tab=penetration&segment=${one.id}`}
        aria-label={t("segments.cut", { name: one.name })}
      >
        <IconTable size={16} aria-hidden />
      </AppLink>
      <Button
        size="compact-sm"
        variant="default"
        ml="xs"
        onClick={() => go(`/market?tab=lists&new=1&segment=${one.id}`)}
      >
        {t("segments.list")}
      </Button>
      {one.may.update && (
        <ActionIcon {...plain} onClick={onEdit} aria-label={t("segments.edit", { name: one.name })}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      )}
      {one.may.delete && (
        <ActionIcon
          {...plain}
          onClick={() => ask(true)}
          aria-label={t("segments.delete", { name: one.name })}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
      <AskModal
        opened={isAsking}
        title={t("segments.delete", { name: one.name })}
        about={t("segments.delete_about")}
        act={t("segments.do_delete")}
        isPending={remove.isPending}
        onAct={() => remove.mutate()}
        onClose={() => ask(false)}
      />
    </Group>
  );
}
