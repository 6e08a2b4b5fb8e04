import { Group, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import classes from "./pageHead.module.css";

interface Props {
  title: string;
  about?: ReactNode;
  /** The page's actions; the main one last. */
  actions?: ReactNode;
}

/** A page's name, also in the browser's tab, and what can be done there. */
export function PageHead({ title, about, actions }: Props) {
  useEffect(() => {
    document.title = `${title} – Enishi`;
  }, [title]);
  return (
    <Group justify="space-between" align="flex-end" gap="sm">
      <Stack gap={2} maw="44rem">
        <Title order={1}>{title}</Title>
        {about && (
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        )}
      </Stack>
      {actions && (
        <Group gap="xs" className={classes.actions} data-page-actions>
          {actions}
        </Group>
      )}
    </Group>
  );
}
