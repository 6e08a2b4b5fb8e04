import { Avatar, Menu, SegmentedControl, Stack, Switch, Text, UnstyledButton } from "@mantine/core";
import { IconDevices, IconLogout, IconSettings } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { signOut } from "@/client/session";
import { useDensity } from "@/ui/density";
import { useSingleKeys } from "@/ui/singleKeys";
import { DENSITIES, type Density } from "@/ui/theme";
import { toastProblem } from "@/ui/toast";
import { useGo } from "@/ui/useGo";

export function UserMenu() {
  const { t } = useTranslation("shell");
  const me = useMe();
  const go = useGo();
  const router = useRouter();
  const queries = useQueryClient();

  async function leave() {
    try {
      await signOut();
    } catch (error) {
      return toastProblem(error);
    }
    await router.navigate({ to: "/sign-in" as string });
    queries.clear();
  }

  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <UnstyledButton aria-label={t("user.menu", { name: me.name })}>
          <Avatar size={32} radius="xl" color="both" variant="light" name={undefined}>
            {me.name.slice(0, 1)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={0} px="sm" py="xs">
          <Text fw={600}>{me.name}</Text>
          <Text size="xs" c="dimmed">
            {[me.team?.name, ...me.roles.map((role) => t(`role.${role}`))].filter(Boolean).join(" · ")}
          </Text>
        </Stack>
        <Menu.Divider />
        <DensityChoice />
        <KeysChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<IconDevices size={16} />} onClick={() => go("/settings/sessions")}>
          {t("user.sessions")}
        </Menu.Item>
        <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => go("/settings")}>
          {t("place.settings")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
          {t("user.sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Keys that act without Ctrl or ⌘ may be turned off. */
function KeysChoice() {
  const { t } = useTranslation("shell");
  const [areOn, keep] = useSingleKeys();
  return (
    <Switch
      size="xs"
      px="sm"
      py="xs"
      label={t("keys.single")}
      checked={areOn}
      onChange={(event) => keep(event.currentTarget.checked)}
    />
  );
}

function DensityChoice() {
  const { t } = useTranslation("shell");
  const [density, setDensity] = useDensity();
  return (
    <Stack gap={4} px="sm" py="xs">
      <Text size="xs" c="dimmed" id="density">
        {t("density.name")}
      </Text>
      <SegmentedControl
        size="xs"
        aria-labelledby="density"
        value={density}
        onChange={(value) => setDensity(value as Density)}
        data={DENSITIES.map((value) => ({ value, label: t(`density.${value}`) }))}
      />
    </Stack>
  );
}
