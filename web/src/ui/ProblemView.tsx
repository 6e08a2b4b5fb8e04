import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconCloudOff, IconMapQuestion, IconMoodSad } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { wordsOf } from "./toast";

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** In place of what could not be shown: what happened, and what to do. */
export function ProblemView({ error, onRetry }: Props) {
  const { t } = useTranslation("ui");
  const { status } = toProblem(error);
  const { title, message } = wordsOf(error);
  const Picture = status === 0 ? IconCloudOff : status === 404 ? IconMapQuestion : IconMoodSad;
  return (
    <Stack align="center" gap="xs" py="xl" role="alert" ta="center">
      <Picture size={40} stroke={1.25} aria-hidden color="var(--mantine-color-dimmed)" />
      <Title order={2}>{title}</Title>
      {message && <Text c="dimmed">{message}</Text>}
      <Group mt="sm">
        {onRetry && status !== 404 && (
          <Button variant="default" onClick={onRetry}>
            {t("retry")}
          </Button>
        )}
        <Button component="a" href="/" variant="subtle">
          {t("to_front")}
        </Button>
      </Group>
    </Stack>
  );
}
