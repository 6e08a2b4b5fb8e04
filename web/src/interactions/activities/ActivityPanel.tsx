import { Group, Skeleton, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { FilesCard } from "@/ui/files/FilesCard";
import { ProblemView } from "@/ui/ProblemView";
import { RoleMark } from "@/ui/RoleMark";
import { SidePanel } from "@/ui/SidePanel";
import { type Activity, useActivity } from "./api";

/** One visit or call beside the list: what was said, what follows, and its files. */
export function ActivityPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useActivity(id);
  return (
    <SidePanel title={data?.subject ?? ""} onClose={onClose}>
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton h={180} />}
      {data && <Facts activity={data} />}
    </SidePanel>
  );
}

function Facts({ activity }: { activity: Activity }) {
  const { t } = useTranslation("interactions");
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <RoleMark of={activity.side} />
        <Text size="sm">{t(`kind.${activity.kind}`)}</Text>
        <Text size="sm" c="dimmed">
          <DateText iso={activity.happened_at} />
        </Text>
      </Group>
      {activity.account && (
        <Fact label={t("activity.account")}>
          <AppLink size="sm" to={`/accounts/${activity.account.id}`}>
            {activity.account.name}
          </AppLink>
        </Fact>
      )}
      {activity.contact && <Fact label={t("activity.contact")}>{activity.contact.name}</Fact>}
      {activity.owner && <Fact label={t("activity.owner")}>{activity.owner.name}</Fact>}
      {activity.outcome && <Fact label={t("activity.outcome")}>{activity.outcome}</Fact>}
      {activity.next_action && (
        <Fact label={t("activity.next_action")}>
          {activity.next_action} <DateText iso={activity.next_action_on} />
        </Fact>
      )}
      <FilesCard of={{ subject: "activity", id: activity.id }} may={activity.may.update ?? false} />
    </Stack>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" component="div" style={{ whiteSpace: "pre-wrap" }}>
        {children}
      </Text>
    </div>
  );
}
