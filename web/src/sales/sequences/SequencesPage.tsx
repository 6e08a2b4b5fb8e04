import { Badge, Button, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconPlus, IconRepeat } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { EmptyState } from "@/ui/EmptyState";
import { PageHead } from "@/ui/PageHead";
import { Percent } from "@/ui/Percent";
import { ProblemView } from "@/ui/ProblemView";
import { useGo } from "@/ui/useGo";
import { type Sequence, STATES, useSequences } from "./api";
import { SequenceModal } from "./SequenceModal";

/** Every sequence, who is in it, and how many of those at the end answered. */
export default function SequencesPage() {
  const { t } = useTranslation("sales");
  const go = useGo();
  const { data, error, refetch } = useSequences();
  const [isNew, setNew] = useState(false);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={240} m="md" />;
  const add = data.may.create && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
      {t("sequences.add")}
    </Button>
  );
  return (
    <Stack p="md">
      <PageHead title={t("sequences.title")} about={t("sequences.about")} actions={add} />
      {data.items.length > 0 ? (
        <Lines items={data.items} />
      ) : (
        <EmptyState
          icon={IconRepeat}
          title={t("sequences.empty")}
          about={t("sequences.empty_about")}
          actions={add}
        />
      )}
      {isNew && (
        <SequenceModal
          sequence={null}
          onDone={(made) => go(`/sequences/${made.id}`)}
          onClose={() => setNew(false)}
        />
      )}
    </Stack>
  );
}

function Lines({ items }: { items: readonly Sequence[] }) {
  const { t } = useTranslation("sales");
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table highlightOnHover aria-label={t("sequences.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("sequences.name")}</Table.Th>
            <Table.Th ta="right">{t("sequences.in_all")}</Table.Th>
            {STATES.map((state) => (
              <Table.Th key={state} ta="right">
                {t(`enrolment.state.${state}`)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t("sequences.replied_share")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Line key={one.id} one={one} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Line({ one }: { one: Sequence }) {
  const { t } = useTranslation("sales");
  const ended = one.enrolled - (one.states.running ?? 0) - (one.states.paused ?? 0);
  return (
    <Table.Tr>
      <Table.Td>
        <AppLink to={`/sequences/${one.id}`}>{one.name}</AppLink>{" "}
        {!one.is_active && (
          <Badge color="gray" variant="light">
            {t("sequences.off")}
          </Badge>
        )}
        <Text size="xs" c="dimmed">
          {[t("sequences.steps_n", { n: one.steps.length }), one.owner?.name].filter(Boolean).join(" · ")}
        </Text>
      </Table.Td>
      <Table.Td ta="right">{one.enrolled}</Table.Td>
      {STATES.map((state) => (
        <Table.Td key={state} ta="right">
          {one.states[state] ?? 0}
        </Table.Td>
      ))}
      <Table.Td ta="right">
        <Percent ratio={one.replied_share} n={ended} />
      </Table.Td>
    </Table.Tr>
  );
}
