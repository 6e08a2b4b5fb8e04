import { Group, Stack, Text, Title } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface Props {
  icon: Icon;
  title: string;
  /** What this place is for, in one or two sentences. */
  about: string;
  /** The ways to begin: by hand, by import. */
  actions?: ReactNode;
}

/** Nothing here yet: says what belongs here and how it gets here. */
export function EmptyState({ icon: Picture, title, about, actions }: Props) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <Picture size={44} stroke={1.1} color="var(--mantine-color-dimmed)" aria-hidden />
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw="32rem">
        {about}
      </Text>
      {actions && (
        <Group mt="sm" justify="center">
          {actions}
        </Group>
      )}
    </Stack>
  );
}
