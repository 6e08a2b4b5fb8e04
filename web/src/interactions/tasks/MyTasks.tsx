import { Button, Card, Checkbox, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { type TaskRow, useFinishTask, useMyTasks } from "./api";
import { TaskModal } from "./TaskModal";

/** What one has to do, the nearest day first; a tick finishes it and can be taken back. */
export function MyTasks() {
  const { t } = useTranslation("interactions");
  const { data, error, refetch } = useMyTasks();
  const [isAdding, setAdding] = useState(false);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Card withBorder padding="sm" component="section" aria-label={t("task.title")}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t("task.title")}
        </Title>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t("task.add")}
        </Button>
      </Group>
      {!data && <Skeleton h={48} />}
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("task.empty")}
        </Text>
      )}
      <Stack gap={6}>
        {data?.items.map((task) => (
          <Line key={task.id} task={task} />
        ))}
      </Stack>
      {isAdding && <TaskModal onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Line({ task }: { task: TaskRow }) {
  const { t } = useTranslation("interactions");
  const { finish, reopen } = useFinishTask();
  const done = () =>
    finish.mutate(task, {
      onSuccess: (finished) =>
        toastDone(t("task.finished", { subject: task.subject }), { undo: () => reopen.mutate(finished) }),
    });
  return (
    <Group gap="sm">
      <Checkbox label={task.subject} checked={false} disabled={finish.isPending} onChange={done} />
      {task.account && (
        <AppLink to={`/accounts/${task.account.id}`} size="sm">
          {task.account.name}
        </AppLink>
      )}
      <Text size="sm" c={task.is_late ? "var(--bad)" : "dimmed"} component="div">
        <DateText iso={task.due_on} /> {task.is_late && t("task.late")}
      </Text>
    </Group>
  );
}
