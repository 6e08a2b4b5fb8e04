import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { toastDone, toastProblem } from "@/ui/toast";
import type { Ticket } from "./types";
import { type Draft, useTakeDraft } from "./useServerDrafts";

/** What people who work here no longer began to write: taken over, it stands in one's own box. */
export function LeftDrafts({ ticket, left }: { ticket: Ticket; left: readonly Draft[] }) {
  const { t } = useTranslation("service");
  const take = useTakeDraft(ticket.id);
  const run = (id: string) =>
    take(id)
      .then(() => toastDone(t("draft.taken")))
      .catch(toastProblem);
  return left.map((draft) => (
    <Alert key={draft.id} variant="light" color="gray" p="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t("draft.left", { name: draft.author.name, mode: t(`talk.mode.${draft.mode}`) })}{" "}
          <DateText iso={draft.updated_at} />
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => run(draft.id)}>
          {t("draft.take")}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" lineClamp={2}>
        {draft.text}
      </Text>
    </Alert>
  ));
}
