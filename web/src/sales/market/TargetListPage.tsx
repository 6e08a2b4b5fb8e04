import { Button, Group, SegmentedControl, Skeleton, Stack, Switch, Table, Text } from "@mantine/core";
import { IconTrash, IconUsers } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { DateText } from "@/ui/DateText";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastProblem } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { deleteList, listKeys, STATES, type Target, type TargetList, useTargetList, useTargets } from "./api";
import { CallRow } from "./CallRow";
import { DealOutModal } from "./DealOutModal";
import { ListProgress } from "./TargetLists";

/** One list of whom to call, worked off row by row. */
export default function TargetListPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { data: list, error, refetch } = useTargetList(id);
  if (error && !list) return <ProblemView error={error} onRetry={refetch} />;
  if (!list) return <Skeleton h={300} m="md" />;
  return (
    <Stack p="md">
      <Head list={list} />
      <Rows list={list} />
    </Stack>
  );
}

function Head({ list }: { list: TargetList }) {
  const { t } = useTranslation("sales");
  const go = useGo();
  const cache = useQueryClient();
  const [open, setOpen] = useState<"deal" | "delete" | null>(null);
  const remove = useMutation({
    mutationFn: () => deleteList(list),
    onSuccess: async () => {
      await go("/market?tab=lists");
      void cache.invalidateQueries({ queryKey: listKeys.all });
    },
    onError: toastProblem,
  });
  const actions = (
    <>
      {list.may.delete && (
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => setOpen("delete")}
        >
          {t("targets.delete")}
        </Button>
      )}
      {list.may.update && (
        <Button leftSection={<IconUsers size={16} aria-hidden />} onClick={() => setOpen("deal")}>
          {t("targets.deal_out")}
        </Button>
      )}
    </>
  );
  return (
    <>
      <PageHead title={list.name} about={list.note} actions={actions} />
      <Group gap="lg">
        <div style={{ minWidth: 180 }}>
          <ListProgress list={list} />
        </div>
        <Text size="sm">{t("targets.made_deals", { n: list.deals })}</Text>
        {list.segment && <Text size="sm">{list.segment.name}</Text>}
        {list.due_on && (
          <Text size="sm">
            {t("targets.due_on")} <DateText iso={list.due_on} />
          </Text>
        )}
      </Group>
      {open === "deal" && <DealOutModal list={list} onClose={() => setOpen(null)} />}
      <AskModal
        opened={open === "delete"}
        title={t("targets.delete")}
        about={t("targets.delete_about")}
        act={t("targets.delete")}
        isPending={remove.isPending}
        onAct={() => remove.mutate()}
        onClose={() => setOpen(null)}
      />
    </>
  );
}

/** The rows that are asked for, page by page. */
function useRows(list: TargetList) {
  const { values, set } = useFilters();
  const state = STATES.find((one) => one === values.state);
  const isMine = values.owner === "mine";
  const [places, setPlaces] = useState<readonly string[]>([""]);
  const cursor = places.at(-1);
  const asked = useTargets({
    list_id: list.id,
    ...(state ? { state } : {}),
    ...(isMine ? { owner: "mine" as const } : {}),
    ...(cursor ? { cursor } : {}),
  });
  const narrow = (changes: Record<string, string | undefined>) => {
    setPlaces([""]);
    void set(changes);
  };
  return { asked, state, isMine, narrow, places, setPlaces };
}

function Rows({ list }: { list: TargetList }) {
  const { t } = useTranslation("sales");
  const { asked, state, isMine, narrow, places, setPlaces } = useRows(list);
  const { data, error, refetch } = asked;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t("targets.state_label")}
          size="xs"
          data={[
            { value: "", label: t("targets.all") },
            ...STATES.map((value) => ({ value, label: t(`targets.state.${value}`) })),
          ]}
          value={state ?? ""}
          onChange={(value) => narrow({ state: value || undefined })}
        />
        <Switch
          label={t("targets.mine")}
          checked={isMine}
          onChange={(event) => narrow({ owner: event.currentTarget.checked ? "mine" : undefined })}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {t("targets.keys")}
      </Text>
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton h={240} />}
      {data?.items.length === 0 && <Text c="dimmed">{t("targets.none")}</Text>}
      {data && data.items.length > 0 && <RowTable name={list.name} rows={data.items} />}
      <Pages places={places} next={data?.next ?? null} onPlaces={setPlaces} />
    </Stack>
  );
}

function RowTable({ name, rows }: { name: string; rows: readonly Target[] }) {
  const { t } = useTranslation("sales");
  const body = useRef<HTMLTableSectionElement>(null);
  /** On to the next row: what was typed is sent, the hand stays on the keys. */
  const onward = (id: string) => {
    const all = [...(body.current?.querySelectorAll<HTMLElement>("[data-call]") ?? [])];
    all[all.findIndex((row) => row.dataset.call === id) + 1]?.focus();
  };
  return (
    <Table.ScrollContainer minWidth={960}>
      <Table aria-label={name} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("targets.account")}</Table.Th>
            <Table.Th>{t("targets.owner")}</Table.Th>
            <Table.Th>{t("targets.now")}</Table.Th>
            <Table.Th>{t("targets.result")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          {rows.map((row) => (
            <CallRow key={`${row.id} ${row.version}`} row={row} onward={() => onward(row.id)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface PagesProps {
  places: readonly string[];
  next: string | null;
  onPlaces: (places: readonly string[]) => void;
}

function Pages({ places, next, onPlaces }: PagesProps) {
  const { t } = useTranslation("sales");
  if (places.length < 2 && !next) return null;
  return (
    <Group justify="center">
      <Button variant="default" disabled={places.length < 2} onClick={() => onPlaces(places.slice(0, -1))}>
        {t("targets.before")}
      </Button>
      <Button variant="default" disabled={!next} onClick={() => next && onPlaces([...places, next])}>
        {t("targets.after")}
      </Button>
    </Group>
  );
}
