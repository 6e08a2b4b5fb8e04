import { Button, Card, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconPlus, IconSitemap } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { EmptyState } from "@/ui/EmptyState";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { StatusBadge } from "@/ui/StatusBadge";
import { type Team, teamKeys, useTeams } from "./api";
import { TeamModal } from "./TeamModal";
import { branches } from "./tree";

const STEP_REM = 1.75;

/** The tree of teams. A manager stands for the team and all teams below it. */
export default function TeamsPage() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { data, error, refetch } = useTeams();
  const [edited, edit] = useState<Team | "new" | null>(null);
  const mayAdd = useMe().navigation.includes("settings");
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => edit("new")}>
      {t("teams.add")}
    </Button>
  );
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={860}>
      <PageHead title={t("teams.title")} about={t("teams.about")} actions={add} />
      {!data && [1, 2, 3].map((row) => <Skeleton key={row} h={56} />)}
      {data?.items.length === 0 && (
        <EmptyState
          icon={IconSitemap}
          title={t("teams.empty")}
          about={t("teams.empty_about")}
          actions={add}
        />
      )}
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: "none" }}>
        {branches(data?.items ?? []).map(({ team, depth }) => (
          <li key={team.id} style={{ marginInlineStart: `${depth * STEP_REM}rem` }}>
            <TeamCard team={team} onEdit={() => edit(team)} />
          </li>
        ))}
      </Stack>
      {edited && (
        <TeamModal
          team={edited === "new" ? null : edited}
          teams={data?.items ?? []}
          onDone={() => cache.invalidateQueries({ queryKey: teamKeys.all })}
          onClose={() => edit(null)}
        />
      )}
    </Stack>
  );
}

function TeamCard({ team, onEdit }: { team: Team; onEdit: () => void }) {
  const { t } = useTranslation("staff");
  const manager = team.manager ? t("teams.led_by", { name: team.manager.name }) : t("teams.no_manager");
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap">
        <Stack gap={2} miw={0}>
          <Group gap="xs">
            <Text fw={600}>{team.name}</Text>
            {team.is_default_service && <StatusBadge tone="service" label={t("teams.default")} />}
          </Group>
          <Text size="sm" c="dimmed">
            {manager} · {t("teams.people", { count: team.people })}
          </Text>
        </Stack>
        {team.may.update && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={onEdit}
            flex="none"
            aria-label={t("people.edit_named", { name: team.name })}
          >
            {t("people.edit")}
          </Button>
        )}
      </Group>
    </Card>
  );
}
