import { Checkbox, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { type Decision, useFinish } from "./api";

/** What was decided: a task that is ticked here as well as among one's own. */
export function DecisionLine({ decision }: { decision: Decision }) {
  const { t } = useTranslation("insight");
  const finish = useFinish();
  return (
    <Group gap="sm">
      <Checkbox
        label={decision.subject}
        checked={decision.done_at !== null}
        disabled={finish.isPending}
        onChange={() => finish.mutate(decision)}
      />
      <Text size="sm" c="dimmed" component="div">
        {decision.owner?.name ?? t("meeting.nobody")} · <DateText iso={decision.due_on} />
      </Text>
    </Group>
  );
}
