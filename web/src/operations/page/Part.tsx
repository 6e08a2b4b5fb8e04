import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  title: string;
  /** Stands below where there is nothing to show. */
  empty: string;
  isEmpty: boolean;
  children: ReactNode;
}

/** One part of the page under its heading. */
export function Part({ title, empty, isEmpty, children }: Props) {
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {title}
      </Title>
      {isEmpty ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        children
      )}
    </Stack>
  );
}
