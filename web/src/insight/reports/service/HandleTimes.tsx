import { Button, Stack, Table, Text, Title, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Percent } from "@/ui/Percent";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import type { Asked } from "../api";
import { type HandleTime, type ServiceReport, useHandleTimes } from "./api";

const CELLS = ["median", "p90", "mean"] as const;

interface Props {
  aht: ServiceReport["aht"];
  span: Asked["span"];
}

/** How long a resolved ticket was worked on, channel by channel, and how much of that is known. */
export function HandleTimes({ aht, span }: Props) {
  const { t } = useTranslation("insight");
  const [open, show] = useState<string | null>(null);
  const channels = Object.entries(aht);
  if (channels.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t("service.aht.title")}
      </Title>
      <Table.ScrollContainer minWidth={640}>
        <Table aria-label={t("service.aht.title")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("service.aht.channel")}</Table.Th>
              {["resolved", "measured", "unknown", ...CELLS, "by_hand"].map((cell) => (
                <Table.Th key={cell} ta="right">
                  {t(`service.aht.${cell}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {channels.map(([channel, found]) => (
              <Line
                key={channel}
                name={t(`service.channel.${channel}`)}
                found={found}
                isOpen={open === channel}
                onOpen={() => show(open === channel ? null : channel)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed">
        {t("service.aht.about")}
      </Text>
      {open && <Behind channel={open} span={span} />}
    </Stack>
  );
}

interface LineProps {
  name: string;
  found: HandleTime;
  isOpen: boolean;
  onOpen: () => void;
}

function Line({ name, found, isOpen, onOpen }: LineProps) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <UnstyledButton
          aria-expanded={isOpen}
          aria-label={t("service.aht.open", { channel: name })}
          onClick={onOpen}
        >
          <Text size="sm" c="var(--link, inherit)">
            {name}
          </Text>
        </UnstyledButton>
      </Table.Th>
      <Table.Td ta="right">{format.number(found.resolved)}</Table.Td>
      <Table.Td ta="right">
        <Percent ratio={found.measured_share} n={found.measured} />
      </Table.Td>
      <Table.Td ta="right">{format.number(found.unknown)}</Table.Td>
      {CELLS.map((cell) => {
        const value = found.minutes[cell];
        return (
          <Table.Td key={cell} ta="right" style={{ whiteSpace: "nowrap" }}>
            {value === null ? "–" : t("service.aht.minutes", { n: format.number(Math.round(value)) })}
          </Table.Td>
        );
      })}
      <Table.Td ta="right">
        {found.by_hand_share === null ? "–" : format.percent(found.by_hand_share)}
      </Table.Td>
    </Table.Tr>
  );
}

/** The tickets behind a channel's figure, the longest first. */
function Behind({ channel, span }: { channel: string; span: Asked["span"] }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const found = useHandleTimes(span, channel);
  if (found.error) return <ProblemView error={found.error} onRetry={found.refetch} />;
  const lines = found.data?.pages.flatMap((page) => page.items) ?? [];
  const title = t("service.aht.behind", { channel: t(`service.channel.${channel}`) });
  return (
    <section aria-label={title}>
      <Text size="sm" fw={650}>
        {title}
      </Text>
      {lines.map((line) => (
        <Text key={line.id} size="sm">
          <AppLink to={`/tickets/${line.id}`}>
            {line.number} {line.subject}
          </AppLink>{" "}
          <Text span inherit c="dimmed">
            {line.seconds === null ? t("service.aht.none_known") : format.duration(line.seconds)}
            {line.by_hand > 0 && ` ${t("service.aht.of_hand", { time: format.duration(line.by_hand) })}`}
          </Text>
        </Text>
      ))}
      {found.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          loading={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          {t("service.more")}
        </Button>
      )}
    </section>
  );
}
