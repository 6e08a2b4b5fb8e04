import { Button, Code, Group, Paper, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { Delivery } from "./api";

type Try = Delivery["tries"][number];

const TONES: Record<string, Tone> = { waiting: "active", delivered: "good", failed: "bad" };

/** An answer's status with what it usually means, or why there was no answer. */
function useSaid() {
  const { t } = useTranslation("automation");
  return ({ status, error }: Try) => {
    if (status === null) return t(`deliveries.error.${error}`);
    const kind = status < 300 ? "taken" : status < 400 ? "elsewhere" : status < 500 ? "refused" : "broken";
    return t("deliveries.answer", { status, means: t(`deliveries.answers.${kind}`) });
  };
}

interface Props {
  delivery: Delivery;
  isSending: boolean;
  onAgain: () => void;
}

/** One event on its way: what it came to, what the last try met, and every try before on request. */
export function DeliveryLine({ delivery, isSending, onAgain }: Props) {
  const { t } = useTranslation("automation");
  const said = useSaid();
  const [isOpen, setOpen] = useState(false);
  const [last] = delivery.tries;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <Paper withBorder p="xs">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Code>{delivery.kind}</Code>
          <StatusBadge
            tone={TONES[delivery.status] ?? "neutral"}
            label={t(`deliveries.status.${delivery.status}`)}
          />
        </Group>
        {delivery.may.send && last && (
          <Button size="compact-sm" variant="default" loading={isSending} onClick={onAgain}>
            {t("deliveries.again")}
          </Button>
        )}
      </Group>
      <Group gap="2px var(--mantine-spacing-md)" mt={4}>
        <Text size="sm" c="dimmed">
          <DateText iso={delivery.delivered_at ?? delivery.created_at} />
        </Text>
        {last && <Text size="sm">{said(last)}</Text>}
      </Group>
      {last && (
        <UnstyledButton mt={4} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          <Group gap={4} wrap="nowrap">
            <Chevron size={14} aria-hidden />
            <Text size="sm" c="dimmed">
              {t("deliveries.tries", { count: delivery.tries.length })}
            </Text>
          </Group>
        </UnstyledButton>
      )}
      {isOpen && (
        <Stack renderRoot={(props) => <ol reversed {...props} />} gap={2} m={0} mt={4} pl="lg">
          {delivery.tries.map((tried) => (
            <Text key={tried.at} component="li" size="sm" c="dimmed">
              <DateText iso={tried.at} /> · {said(tried)} · {t("deliveries.spent", { n: tried.milliseconds })}
            </Text>
          ))}
        </Stack>
      )}
    </Paper>
  );
}
