import { Alert, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { type HandedPromise, type Handover, useGiveTo } from "./api";
import classes from "./handover.module.css";

/** The promises that change hands. Service can only accept when each has somebody to keep it. */
export function HandedPromises({ handover }: { handover: Handover }) {
  const { t } = useTranslation("bond");
  const orphans = handover.promises.filter((promise) => promise.status === "open" && !promise.owner).length;
  return (
    <Stack gap="xs">
      <Title order={3}>{t("form.promises")}</Title>
      {orphans > 0 && handover.status !== "accepted" && (
        <Alert color="yellow" py="xs">
          {t("form.orphans", { n: orphans, count: orphans })}
        </Alert>
      )}
      {handover.promises.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("form.no_promises")}
        </Text>
      )}
      {handover.promises.map((promise) => (
        <Promised key={promise.id} promise={promise} handover={handover} />
      ))}
    </Stack>
  );
}

function Promised({ promise, handover }: { promise: HandedPromise; handover: Handover }) {
  const { t } = useTranslation("bond");
  const give = useGiveTo(handover);
  const isOpen = promise.status === "open" && handover.status !== "accepted";
  return (
    <div className={classes.promise}>
      <Text size="sm">{promise.text}</Text>
      <Group gap="sm" align="flex-end">
        {isOpen ? (
          <RecordPicker
            label={t("promises.owner")}
            source={users}
            value={promise.owner}
            disabled={give.isPending}
            onChange={(picked) => give.mutate({ promise, owner_id: picked?.id ?? null })}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {promise.owner?.name ?? t("promises.nobody")}
          </Text>
        )}
        {promise.due_on && (
          <Text size="sm" c={promise.is_late ? "var(--bad)" : "dimmed"} fw={promise.is_late ? 650 : 400}>
            <DateText iso={promise.due_on} />
            {promise.is_late && ` ${t("handovers.late")}`}
          </Text>
        )}
      </Group>
    </div>
  );
}
