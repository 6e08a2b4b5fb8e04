import { Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { Approval, Part } from "./api";
import { SayButtons } from "./SayButtons";

const TONES: Record<Part["status"], Tone> = {
  later: "neutral",
  waiting: "warn",
  approved: "good",
  returned: "bad",
  closed: "neutral",
};

/** Every step of a request, with who was asked, who said what, and in whose place. */
export function Steps({ approval }: { approval: Approval }) {
  const { t } = useTranslation("sales");
  const places = [...new Set(approval.steps.map(({ position }) => position))];
  return (
    <Stack component="ol" gap="xs" m={0} pl="md">
      {places.map((place) => {
        const parts = approval.steps.filter(({ position }) => position === place);
        return (
          <li key={place}>
            <Text size="sm" fw={600}>
              {parts[0]?.name}
              {parts.length > 1 && (
                <Text span size="xs" c="dimmed">
                  {" "}
                  {t(`approval.needs.${parts[0]?.needs ?? "all"}`)}
                </Text>
              )}
            </Text>
            {parts.map((part) => (
              <OnePart key={part.id} part={part} />
            ))}
          </li>
        );
      })}
    </Stack>
  );
}

function OnePart({ part }: { part: Part }) {
  const { t } = useTranslation("sales");
  const name = part.person?.name ?? t("approval.nobody");
  return (
    <Stack gap={2} mb={4}>
      <Group gap="xs">
        <Text size="sm">{name}</Text>
        <StatusBadge tone={TONES[part.status]} label={t(`approval.part.${part.status}`)} />
      </Group>
      {part.moved_from && part.moved_why && (
        <Text size="xs" c="dimmed">
          {t(`approval.moved.${part.moved_why}`, { name: part.moved_from.name })}
        </Text>
      )}
      {part.acted_at && (
        <Text size="xs" c="dimmed">
          {part.is_deputy ? t("approval.deputy", { name: part.acted_by?.name }) : part.acted_by?.name}{" "}
          <DateText iso={part.acted_at} />
        </Text>
      )}
      {part.comment && <Text size="sm">{part.comment}</Text>}
      <SayButtons part={part} />
    </Stack>
  );
}
