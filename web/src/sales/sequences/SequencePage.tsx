import { Badge, Button, Group, SegmentedControl, Skeleton, Stack, Table, Text, Title } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { AskModal } from "@/ui/AskModal";
import { PageHead } from "@/ui/PageHead";
import { Percent } from "@/ui/Percent";
import { ProblemView } from "@/ui/ProblemView";
import { toastProblem } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import {
  deleteSequence,
  type EnrolmentRow,
  type Sequence,
  STATES,
  type State,
  sequenceKeys,
  useEnrolments,
  useSequence,
} from "./api";
import { SequenceModal } from "./SequenceModal";
import { Standing, StateBadge } from "./Standing";

/** One sequence: its steps, its figures, and who is in it. */
export default function SequencePage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { data: sequence, error, refetch } = useSequence(id);
  if (error && !sequence) return <ProblemView error={error} onRetry={refetch} />;
  if (!sequence) return <Skeleton h={300} m="md" />;
  return (
    <Stack p="md">
      <Head sequence={sequence} />
      <Steps sequence={sequence} />
      <Enrolled sequence={sequence} />
    </Stack>
  );
}

function Head({ sequence }: { sequence: Sequence }) {
  const { t } = useTranslation("sales");
  const go = useGo();
  const cache = useQueryClient();
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const remove = useMutation({
    mutationFn: () => deleteSequence(sequence),
    onSuccess: async () => {
      await go("/sequences");
      void cache.invalidateQueries({ queryKey: sequenceKeys.all });
    },
    onError: toastProblem,
  });
  const ended = sequence.enrolled - (sequence.states.running ?? 0) - (sequence.states.paused ?? 0);
  const actions = (
    <>
      {sequence.may.delete && (
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => setOpen("delete")}
        >
          {t("sequences.delete")}
        </Button>
      )}
      {sequence.may.update && (
        <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen("edit")}>
          {t("sequences.change")}
        </Button>
      )}
    </>
  );
  return (
    <>
      <PageHead title={sequence.name} about={sequence.owner?.name} actions={actions} />
      <Group gap="lg">
        {!sequence.is_active && <Badge color="gray">{t("sequences.off")}</Badge>}
        <Text size="sm">{t("sequences.enrolled_n", { n: sequence.enrolled })}</Text>
        <Text size="sm">
          {t("sequences.replied_share")} <Percent ratio={sequence.replied_share} n={ended} />
        </Text>
        <Text size="sm">{t("sequences.cap", { n: sequence.daily_cap })}</Text>
      </Group>
      {open === "edit" && <SequenceModal sequence={sequence} onClose={() => setOpen(null)} />}
      <AskModal
        opened={open === "delete"}
        title={t("sequences.delete")}
        about={t("sequences.delete_about")}
        act={t("sequences.delete")}
        isPending={remove.isPending}
        onAct={() => remove.mutate()}
        onClose={() => setOpen(null)}
      />
    </>
  );
}

function Steps({ sequence }: { sequence: Sequence }) {
  const { t } = useTranslation("sales");
  return (
    <section aria-label={t("sequences.steps")}>
      <Title order={2} size="h5" mb={6}>
        {t("sequences.steps")}
      </Title>
      <Stack gap={4}>
        {sequence.steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their place
          <Text key={place} size="sm">
            {place + 1}. {t(`sequences.after.${step.unit}`, { n: step.wait })} ·{" "}
            {t(`sequences.kind.${step.kind}`)} · {step.subject}
          </Text>
        ))}
      </Stack>
    </section>
  );
}

const ALL = "";

function Enrolled({ sequence }: { sequence: Sequence }) {
  const { t } = useTranslation("sales");
  const [state, narrow] = useState<State | typeof ALL>(ALL);
  const [places, setPlaces] = useState<readonly string[]>([ALL]);
  const cursor = places.at(-1);
  const { data, error, refetch } = useEnrolments({
    sequence_id: sequence.id,
    limit: 100,
    ...(state ? { state } : {}),
    ...(cursor ? { cursor } : {}),
  });
  return (
    <section aria-label={t("sequences.people")}>
      <Title order={2} size="h5" mb={6}>
        {t("sequences.people")}
      </Title>
      <SegmentedControl
        aria-label={t("sequences.state_label")}
        size="xs"
        data={[
          { value: ALL, label: t("sequences.all") },
          ...STATES.map((value) => ({ value, label: t(`enrolment.state.${value}`) })),
        ]}
        value={state}
        onChange={(value) => {
          narrow(value as State | typeof ALL);
          setPlaces([ALL]);
        }}
      />
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {data?.items.length === 0 && <Text c="dimmed">{t("sequences.nobody")}</Text>}
      {data && data.items.length > 0 && <People rows={data.items} />}
      {(places.length > 1 || data?.next) && (
        <Group justify="center">
          <Button
            variant="default"
            disabled={places.length < 2}
            onClick={() => setPlaces(places.slice(0, -1))}
          >
            {t("targets.before")}
          </Button>
          <Button
            variant="default"
            disabled={!data?.next}
            onClick={() => data?.next && setPlaces([...places, data.next])}
          >
            {t("targets.after")}
          </Button>
        </Group>
      )}
    </section>
  );
}

function People({ rows }: { rows: readonly EnrolmentRow[] }) {
  const { t } = useTranslation("sales");
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table highlightOnHover aria-label={t("sequences.people")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("sequences.who")}</Table.Th>
            <Table.Th>{t("sequences.state_label")}</Table.Th>
            <Table.Th>{t("sequences.standing")}</Table.Th>
            <Table.Th>{t("deal.owner")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <AppLink to={`/enrolments/${one.id}`}>
                  {one.contact?.name ?? one.lead?.name ?? t("sequences.gone")}
                </AppLink>
              </Table.Td>
              <Table.Td>
                <StateBadge state={one.state} />
              </Table.Td>
              <Table.Td>
                <Standing one={one} />
              </Table.Td>
              <Table.Td>{one.owner?.name}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
