import { Card, Center, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { Brand } from "@/ui/Brand";

/** The page around whoever is not inside yet. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <Center component="main" mih="100dvh" p="md" bg="var(--paper)">
      <Stack w="100%" maw={420} gap="lg">
        <Brand />
        <Card withBorder padding="lg">
          {children}
        </Card>
      </Stack>
    </Center>
  );
}
