import { ActionIcon, Card, Group, List, Table, Text, Title } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { StatusBadge } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";
import { type Policy, PRIORITIES, TARGETS } from "./api";
import { useStepWords } from "./useStepWords";

interface Props {
  policy: Policy;
  may: boolean;
  onEdit: () => void;
  onDelete: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

/** The policy's name; the default one has none of its own until it is given one. */
export function useNamed() {
  const { t } = useTranslation("service");
  return ({ name }: { name: string }) => name || t("sla.default");
}

/** One policy: whom it is for, and what it promises. */
export function PolicyCard({ policy, may, ...acts }: Props) {
  const { t } = useTranslation("service");
  const name = useNamed()(policy);
  return (
    <Card withBorder component="section" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap="xs">
            <Title order={2} size="h4">
              {name}
            </Title>
            {policy.is_default && <StatusBadge label={t("sla.is_default")} />}
          </Group>
          <Text size="sm" c="dimmed">
            <Conditions policy={policy} />
          </Text>
          {!policy.is_default && (
            <Text size="sm" c="dimmed">
              {t("sla.open_tickets", { tickets: policy.open_tickets })}
            </Text>
          )}
        </div>
        {may && <Acts policy={policy} name={name} {...acts} />}
      </Group>
      <Promises policy={policy} />
      <Beside policy={policy} />
      <Steps policy={policy} />
      <Closing policy={policy} />
    </Card>
  );
}

function Conditions({ policy }: { policy: Policy }) {
  const { t } = useTranslation("service");
  if (policy.is_default) return t("sla.for_rest");
  const parts = [
    policy.types.map((one) => t(`type.${one}`)),
    policy.priorities.map((one) => t("sla.priority", { name: t(`priority.${one}`) })),
    policy.stages.map((one) => t(`sla.stages.${one}`)),
    policy.contracts.map((one) => t(`routing.contract.${one}`)),
  ].filter((names) => names.length > 0);
  return parts.length ? parts.map((names) => names.join(t("sla.or"))).join(t("sla.and")) : t("sla.for_all");
}

function Promises({ policy }: { policy: Policy }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table mt="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("fact.priority")}</Table.Th>
            {TARGETS.map((target) => (
              <Table.Th key={target} ta="right">
                {t(`sla.targets.${target}`)}
                {policy.always.includes(target) && (
                  <Text size="xs" c="dimmed" component="div" fw={400}>
                    {t("sla.around_the_clock")}
                  </Text>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {PRIORITIES.map((priority) => (
            <Table.Tr key={priority}>
              <Table.Td>{t(`priority.${priority}`)}</Table.Td>
              {TARGETS.map((target) => (
                <Table.Td key={target} ta="right">
                  {format.duration((policy.targets[priority]?.[target] ?? 0) * 60, true)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Steps({ policy }: { policy: Policy }) {
  const { t } = useTranslation("service");
  const words = useStepWords();
  if (policy.steps.length === 0) return null;
  return (
    <List size="sm" mt="xs">
      {policy.steps.map((step) => (
        <List.Item key={step.id}>
          {t("sla.steps.line", {
            target: t(`sla.targets.${step.target}`),
            when: words.when(step),
            act: words.act(step.act, step),
          })}
        </List.Item>
      ))}
    </List>
  );
}

/** Hours of its own, and what the second line has to answer. */
function Beside({ policy: { hours, second_line } }: { policy: Policy }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const lines = [
    hours &&
      t("sla.hours.line", {
        days: hours.days.map((day) => t(`sla.hours.day.${day}`)).join(t("sla.or")),
        times: hours.frames.map(([opens, closes]) => `${opens}-${closes}`).join(t("sla.or")),
      }),
    hours?.works_holidays && t("sla.hours.holidays_line"),
    second_line && t("sla.second_line_within", { time: format.duration(second_line * 60, true) }),
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <Text size="sm" mt="xs">
      {lines.join(" ")}
    </Text>
  );
}

function Closing({ policy }: { policy: Policy }) {
  const { t } = useTranslation("service");
  const { close_solved_days: solved, close_waiting_days: waiting, close_notice_days: notice } = policy;
  const lines = [
    solved && t("sla.closing.after_solved", { days: solved }),
    waiting && t("sla.closing.after_waiting", { days: waiting }),
    notice && t("sla.closing.told_before", { days: notice }),
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <Text size="sm" mt="xs">
      {lines.join(" ")}
    </Text>
  );
}

function Acts({ policy, name, onEdit, onDelete, onUp, onDown }: Omit<Props, "may"> & { name: string }) {
  const { t } = useTranslation("service");
  const all = [
    { key: "up", Icon: IconArrowUp, act: onUp, isOwn: true },
    { key: "down", Icon: IconArrowDown, act: onDown, isOwn: true },
    { key: "edit", Icon: IconPencil, act: onEdit, isOwn: false },
    { key: "delete", Icon: IconTrash, act: onDelete, isOwn: true },
  ];
  return (
    <Group gap={2} wrap="nowrap">
      {all
        .filter(({ isOwn }) => !isOwn || !policy.is_default)
        .map(({ key, Icon, act }) => (
          <ActionIcon
            key={key}
            variant="subtle"
            color="gray"
            bg="transparent"
            disabled={!act}
            onClick={act}
            aria-label={t(`sla.${key}`, { name })}
          >
            <Icon size={16} aria-hidden />
          </ActionIcon>
        ))}
    </Group>
  );
}
