import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { toastProblem } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { useGo } from "@/ui/useGo";
import { Answers } from "./Answers";
import {
  type Changes,
  changeImprovement,
  DECIDED,
  deleteImprovement,
  type Improvement,
  improvementKeys,
  improvementOf,
  STATUSES,
  type Status,
} from "./api";
import { Due, ImprovementState } from "./columns";
import { DecideModal } from "./DecideModal";
import { Facts } from "./Facts";
import { Voices } from "./Voices";

/** One improvement: what is to be better, who asks for it, what came of it, and who was told. */
export default function ImprovementPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(improvementOf(id));
  const cache = useQueryClient();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={96} />} middle={<Skeleton height={320} />} />;

  async function save(changes: Changes) {
    if (!data) return;
    cache.setQueryData(improvementKeys.one(id), await changeImprovement(data, changes));
    void cache.invalidateQueries({ queryKey: [improvementKeys.all[0], "list"] });
  }

  return (
    <RecordPage
      header={<Head improvement={data} save={save} />}
      left={<Facts improvement={data} save={save} />}
      middle={
        <Stack gap="lg">
          <Voices improvement={data} />
          {DECIDED.includes(data.status) && data.may.update && <Answers improvement={data} save={save} />}
        </Stack>
      }
    />
  );
}

interface Props {
  improvement: Improvement;
  save: (changes: Changes) => Promise<void>;
}

function Head({ improvement, save }: Props) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const called = `KZ-${improvement.number}`;
  useEffect(() => {
    document.title = `${called} ${improvement.title} – Enishi`;
  }, [called, improvement.title]);
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2} miw={0}>
        <Text size="sm" c="dimmed">
          {called}
          {improvement.owner && ` · ${improvement.owner.name}`}
        </Text>
        <Title order={1}>{improvement.title}</Title>
        <Group gap="md">
          <ImprovementState status={improvement.status} />
          {improvement.due_on && (
            <Text size="sm" component="div">
              {t("improvement.due_on")} <Due row={improvement} />
            </Text>
          )}
          <Text size="sm" component="div">
            {t("improvement.asked_by", {
              voices: format.number(improvement.voices),
              customers: format.number(improvement.customers),
            })}{" "}
            · {t("improvement.stake")} <Money money={improvement.stake} />
          </Text>
        </Group>
      </Stack>
      <Steps improvement={improvement} save={save} />
    </Group>
  );
}

/** Where it may go next; a decision asks for its words. */
function Steps({ improvement, save }: Props) {
  const { t } = useTranslation("service");
  const go = useGo();
  const [asked, ask] = useState<Status | null>(null);
  const step = useMutation({
    mutationFn: (status: Status) => save({ status }),
    meta: { quiet: true },
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: () => deleteImprovement(improvement),
    meta: { quiet: true },
    onSuccess: () => go("/improvements"),
    onError: toastProblem,
  });
  if (!improvement.may.update) return null;
  return (
    <Group gap="xs">
      {STATUSES.filter((status) => status !== improvement.status).map((status) => (
        <Button
          key={status}
          size="xs"
          variant={status === "done" ? "filled" : "default"}
          onClick={() => (DECIDED.includes(status) ? ask(status) : step.mutate(status))}
        >
          {t(`improvement.set_status.${status}`)}
        </Button>
      ))}
      {improvement.may.delete && (
        <Button
          size="xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={15} aria-hidden />}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t("improvement.delete")}
        </Button>
      )}
      {asked && (
        <DecideModal improvement={improvement} status={asked} save={save} onClose={() => ask(null)} />
      )}
    </Group>
  );
}
