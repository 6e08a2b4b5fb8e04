import { Group, Text } from "@mantine/core";
import { type Icon, IconArrowsExchange, IconHeadset, IconTrendingUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export type Role = "sales" | "service" | "both";

export const ROLE_ICONS: Record<Role, Icon> = {
  sales: IconTrendingUp,
  service: IconHeadset,
  both: IconArrowsExchange,
};

/** The CSS colour of a role, readable as text in light and dark. */
export const roleColor = (role: Role) => `var(--${role})`;

/** Which role this belongs to: colour, icon and word together, so that colour is never the only sign. */
export function RoleMark({ of: role, label }: { of: Role; label?: string }) {
  const { t } = useTranslation("ui");
  const Mark = ROLE_ICONS[role];
  return (
    <Group gap={4} wrap="nowrap" c={roleColor(role)} display="inline-flex">
      <Mark size={16} stroke={1.75} aria-hidden />
      <Text span size="sm" fw={600} inherit={false}>
        {label ?? t(`role.${role}`)}
      </Text>
    </Group>
  );
}
