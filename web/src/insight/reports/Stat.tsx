import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Figure } from "@/ui/Figure";

interface Props {
  label: string;
  /** The list it counts. */
  to: string;
  children: ReactNode;
}

/** One large figure with its name above. */
export function Stat({ label, to, children }: Props) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} fz="1.4rem" fw={650} lh={1.3}>
        <Figure to={to} label={label}>
          {children}
        </Figure>
      </Text>
    </div>
  );
}
