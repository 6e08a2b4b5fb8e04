import { Button, Card, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconPlus, IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone, toastProblem } from "@/ui/toast";
import { type Macro, useDeleteMacro, useMacros } from "./api";
import { Does } from "./Does";
import { MacroModal } from "./MacroModal";

/** What is said and done again and again: everybody's, and one's own. */
export default function MacrosPage() {
  const { t } = useTranslation("service");
  const { data, error, refetch } = useMacros();
  const [edited, edit] = useState<Macro | "new" | null>(null);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  const add = data?.may.create && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit("new")}>
      {t("macro.add")}
    </Button>
  );
  return (
    <Stack p="md" maw={960}>
      <PageHead title={t("macro.title")} about={t("macro.about")} actions={add} />
      {!data && <Skeleton h={240} />}
      {data?.items.length === 0 && (
        <EmptyState icon={IconTemplate} title={t("macro.none")} about={t("macro.none_about")} />
      )}
      {data?.items.map((macro) => (
        <MacroCard key={macro.id} macro={macro} onEdit={() => edit(macro)} />
      ))}
      {edited && (
        <MacroModal
          macro={edited === "new" ? null : edited}
          mayShare={Boolean(data?.may.share)}
          onClose={() => edit(null)}
        />
      )}
    </Stack>
  );
}

function MacroCard({ macro, onEdit }: { macro: Macro; onEdit: () => void }) {
  const { t } = useTranslation("service");
  const remove = useDeleteMacro();
  const run = () =>
    remove(macro)
      .then(() => toastDone(t("macro.deleted", { name: macro.name })))
      .catch(toastProblem);
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={4} miw={0}>
          <Text fw={600}>
            {macro.name}{" "}
            <Text span size="xs" c="dimmed" fw={400}>
              {t(macro.is_shared ? "macro.shared" : "macro.own")}
            </Text>
          </Text>
          <Text size="sm" c="dimmed" lineClamp={3} style={{ whiteSpace: "pre-wrap" }}>
            {macro.text}
          </Text>
          <Does macro={macro} />
        </Stack>
        {macro.may.update && (
          <Group gap="xs" wrap="nowrap">
            <Button size="compact-sm" variant="default" onClick={onEdit}>
              {t("macro.edit")}
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={run}>
              {t("macro.delete")}
            </Button>
          </Group>
        )}
      </Group>
    </Card>
  );
}
