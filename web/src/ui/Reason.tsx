import { Text } from "@mantine/core";
import type { ReactNode } from "react";

/** One grey sentence: why this line stands here. */
export function Reason({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <Text size="xs" c="dimmed" lh={1.4}>
      {children}
    </Text>
  );
}
