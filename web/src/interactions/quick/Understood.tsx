import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Quick } from "./api";

interface Props {
  told: Quick;
  onChoose: (account: string) => void;
}

/** What a line was understood as, piece by piece, and what was not. */
export function Understood({ told, onChoose }: Props) {
  const { t } = useTranslation("interactions");
  const { day, at, minutes, kind, account, subject, becomes } = told;
  return (
    <Stack gap={4}>
      <Group gap={6}>
        {becomes && <Piece label={t(`quick.becomes.${becomes}`)} isMain />}
        {day && (
          <Text span size="sm">
            <DateText iso={day} /> {at}
          </Text>
        )}
        {minutes !== null && <Piece label={t("quick.minutes", { minutes })} />}
        {kind && <Piece label={t(`kind.${kind}`)} />}
        {account && <Piece label={account.name} />}
        {subject && (
          <Text span size="sm">
            {subject}
          </Text>
        )}
      </Group>
      {[...told.unclear, ...told.notes].map(({ code, words, message }) => (
        <Text key={code + words} size="xs" c="var(--warn)">
          {message}
        </Text>
      ))}
      {told.candidates.length > 0 && (
        <Group gap={6}>
          {told.candidates.map(({ id, name }) => (
            <Button key={id} size="compact-xs" variant="default" onClick={() => onChoose(id)}>
              {name}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}

function Piece({ label, isMain = false }: { label: string; isMain?: boolean }) {
  return (
    <Badge variant={isMain ? "light" : "outline"} color="gray" tt="none" fw={isMain ? 700 : 500}>
      {label}
    </Badge>
  );
}
