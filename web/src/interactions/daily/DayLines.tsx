import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";
import type { DayLine, Report } from "./api";

/** What was done, one line each: when, what, with whom, what came of it, and what is next. */
export function DayLines({ lines, empty }: { lines: readonly DayLine[]; empty: string }) {
  if (lines.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {empty}
      </Text>
    );
  }
  return (
    <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: "none" }}>
      {lines.map((line) => (
        <Line key={line.at + line.kind + line.title} line={line} />
      ))}
    </Stack>
  );
}

/** A task that is planned is due on a day, at no hour. */
function hasTime(line: DayLine): boolean {
  return !(line.is_planned && line.kind === "task");
}

function Line({ line }: { line: DayLine }) {
  const { t } = useTranslation("interactions");
  const format = useFormat();
  // The names of events have a dot, which the catalogue reads as a step down.
  const kind = t(`daily_kind.${line.kind.replace(".", "_")}`);
  return (
    <li>
      <Group gap="xs" align="baseline" wrap="nowrap">
        <Text size="sm" c="dimmed" w="3rem" style={{ flexShrink: 0 }}>
          {hasTime(line) && format.time(line.at)}
        </Text>
        <div>
          <Group gap={6}>
            <Badge variant="outline" color="gray" tt="none">
              {kind}
            </Badge>
            {line.is_planned && (
              <Text span size="xs" c="dimmed">
                {t("daily.planned")}
              </Text>
            )}
            {line.account && (
              <AppLink to={`/accounts/${line.account.id}`} size="sm">
                {line.account.name}
              </AppLink>
            )}
          </Group>
          <Text size="sm">{line.title}</Text>
          {line.text && (
            <Text size="sm" c="dimmed" lineClamp={3}>
              {line.text}
            </Text>
          )}
          {line.next_action && (
            <Text size="xs" component="div">
              {t("daily.next", { action: line.next_action })}{" "}
              {line.next_action_on && <DateText iso={line.next_action_on} />}
            </Text>
          )}
        </div>
      </Group>
    </li>
  );
}

/** The day in figures. */
export function DayFigures({ figures }: { figures: Report["figures"] }) {
  const { t } = useTranslation("interactions");
  const format = useFormat();
  return (
    <Group gap="lg">
      {(["met", "called", "written", "moved", "tickets"] as const).map((name) => (
        <div key={name}>
          <Text size="xs" c="dimmed">
            {t(`daily.${name}`)}
          </Text>
          <Text fw={650}>{format.number(figures[name])}</Text>
        </div>
      ))}
    </Group>
  );
}
