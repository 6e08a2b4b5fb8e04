import { ActionIcon, NumberInput, SimpleGrid, Skeleton, Table, TagsInput, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { type Agent, type Routing, useAgents, useSaveRouting, VALUES } from "./api";

const PLACES = ["all", ...VALUES.channel] as const;

/** What each of them can, how much they take at once, and what they have now. */
export function Agents({ routing }: { routing: Routing }) {
  const { t } = useTranslation("service");
  const { data, error, refetch } = useAgents(true);
  const [edited, edit] = useState<Agent | null>(null);
  const save = useSaveRouting(routing);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={240} />;

  async function keep(changed: Agent) {
    const all = data?.items.map((one) => (one.person.id === changed.person.id ? changed : one)) ?? [];
    const place = all.findIndex((one) => one.person.id === changed.person.id);
    const agents = all.map(({ person, skills, capacity }) => ({ person_id: person.id, skills, capacity }));
    await save({ agents }, `agents.${place}`, "skills");
    toastDone(t("routing.saved", { name: changed.person.name }));
  }

  return (
    <>
      <Text size="sm" c="dimmed">
        {t("routing.agents_about")}
      </Text>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("routing.person")}</Table.Th>
              <Table.Th>{t("routing.skills")}</Table.Th>
              <Table.Th>{t("routing.capacity")}</Table.Th>
              <Table.Th>{t("routing.has")}</Table.Th>
              <Table.Th ta="right">{t("routing.load")}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((one) => (
              <Line key={one.person.id} agent={one} onEdit={() => edit(one)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {edited && <AgentModal agent={edited} onSave={keep} onClose={() => edit(null)} />}
    </>
  );
}

function Line({ agent, onEdit }: { agent: Agent; onEdit: () => void }) {
  const { t } = useTranslation("service");
  const counted = (counts: Readonly<Record<string, number>>) =>
    PLACES.filter((name) => counts[name] !== undefined)
      .map((name) => `${name === "all" ? t("routing.all") : t(`channel.${name}`)} ${counts[name]}`)
      .join(t("routing.list"));
  return (
    <Table.Tr>
      <Table.Td>
        {agent.person.name}
        <Text size="xs" c="dimmed" component="div">
          {agent.team?.name}
          {agent.is_away &&
            ` ${agent.stand_in ? t("routing.away_for", { name: agent.stand_in.name }) : t("routing.away")}`}
        </Text>
      </Table.Td>
      <Table.Td>{agent.skills.join(t("routing.list"))}</Table.Td>
      <Table.Td>{counted(agent.capacity) || t("routing.no_limit")}</Table.Td>
      <Table.Td>{counted(agent.open)}</Table.Td>
      <Table.Td ta="right">{agent.load}</Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          bg="transparent"
          onClick={onEdit}
          aria-label={t("routing.change", { name: agent.person.name })}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

interface ModalProps {
  agent: Agent;
  onSave: (agent: Agent) => Promise<unknown>;
  onClose: () => void;
}

function AgentModal({ agent, onSave, onClose }: ModalProps) {
  const { t } = useTranslation("service");
  const places = Object.fromEntries(PLACES.map((name) => [name, agent.capacity[name] ?? ""]));
  return (
    <FormModal
      title={t("routing.change", { name: agent.person.name })}
      initialValues={{ skills: [...agent.skills], places: places as Record<string, number | string> }}
      onSubmit={({ skills, places: typed }) => {
        const given = Object.entries(typed).filter(([, count]) => count !== "");
        const capacity = Object.fromEntries(given.map(([name, count]) => [name, Number(count)]));
        return onSave({ ...agent, skills, capacity });
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TagsInput
            label={t("routing.skills")}
            placeholder={t("routing.skills_example")}
            acceptValueOnBlur
            data-autofocus
            {...form.getInputProps("skills")}
          />
          <Text size="sm" c="dimmed">
            {t("routing.capacity_about")}
          </Text>
          <SimpleGrid cols={3} spacing="xs">
            {PLACES.map((name) => (
              <NumberInput
                key={name}
                label={name === "all" ? t("routing.all") : t(`channel.${name}`)}
                min={0}
                max={999}
                allowDecimal={false}
                {...form.getInputProps(`places.${name}`)}
              />
            ))}
          </SimpleGrid>
        </>
      )}
    </FormModal>
  );
}
