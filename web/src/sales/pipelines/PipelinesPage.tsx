import { ActionIcon, Skeleton, Stack, Table, Text, Title } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { type Stage, useStageName } from "../shared";
import { loadPipelines, type Pipeline, pipelineKeys } from "./api";
import { StageModal } from "./StageModal";

/** The way deals go: what its stages are called, and how likely an order is at each. */
export default function PipelinesPage() {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const [edited, edit] = useState<Stage | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: pipelineKeys.list(), queryFn: loadPipelines });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("pipelines.title")} about={t("pipelines.about")} />
      {data ? (
        data.items.map((pipeline) => <Stages key={pipeline.id} pipeline={pipeline} onEdit={edit} />)
      ) : (
        <Skeleton h={320} />
      )}
      {edited && (
        <StageModal
          stage={edited}
          onDone={() => cache.invalidateQueries({ queryKey: pipelineKeys.all })}
          onClose={() => edit(null)}
        />
      )}
    </Stack>
  );
}

function Stages({ pipeline, onEdit }: { pipeline: Pipeline; onEdit: (stage: Stage) => void }) {
  const { t } = useTranslation("sales");
  const stageName = useStageName();
  return (
    <section>
      <Title order={2} size="h4">
        {stageName(pipeline)}
      </Title>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("pipelines.stage")}</Table.Th>
            <Table.Th>{t("pipelines.meaning")}</Table.Th>
            <Table.Th ta="right">{t("deal.probability")}</Table.Th>
            <Table.Th w={48} aria-label={t("pipelines.edit")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pipeline.stages.map((stage) => (
            <Table.Tr key={stage.id}>
              <Table.Td>{stageName(stage)}</Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {t(`stage_type.${stage.type}`)}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{stage.probability}%</Table.Td>
              <Table.Td>
                {pipeline.may.update && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("pipelines.edit_named", { name: stageName(stage) })}
                    onClick={() => onEdit(stage)}
                  >
                    <IconPencil size={16} aria-hidden />
                  </ActionIcon>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
