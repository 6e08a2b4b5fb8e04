import { ActionIcon, Burger, Group, Kbd, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { IconKeyboard, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import iconAddress from "@/ui/icon.svg";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { SchemeSwitch } from "@/ui/SchemeSwitch";
import { Bell } from "./Bell";
import classes from "./shell.module.css";
import { UserMenu } from "./UserMenu";

interface Props {
  isMenuOpen: boolean;
  onMenu: () => void;
  onPalette: () => void;
  onHelp: () => void;
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

export function Header({ isMenuOpen, onMenu, onPalette, onHelp }: Props) {
  const { t } = useTranslation("shell");
  const { organisation } = useMe();
  return (
    <Group h="100%" px="md" gap="sm" wrap="nowrap">
      <Burger
        opened={isMenuOpen}
        onClick={onMenu}
        hiddenFrom="sm"
        size="sm"
        aria-label={t("menu")}
        aria-expanded={isMenuOpen}
      />
      <Link to={"/" as string} className={classes.brand}>
        <img src={iconAddress} alt={t("front")} width={26} height={26} />
        <Text span fw={700} visibleFrom="sm" truncate maw={190} title={organisation.name}>
          {organisation.name || "Enishi"}
        </Text>
      </Link>
      <UnstyledButton className={classes.search} onClick={onPalette}>
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <Text span size="sm" className={classes.searchWords}>
          {t("search_hint")}
        </Text>
        <Kbd size="xs" visibleFrom="sm" aria-hidden>
          {isApple ? "⌘K" : "Ctrl K"}
        </Kbd>
      </UnstyledButton>
      <Group gap={4} wrap="nowrap" ml="auto">
        <Bell />
        <LanguageSwitch />
        <SchemeSwitch />
        <Tooltip label={t("keys.help")} openDelay={300}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            onClick={onHelp}
            aria-label={t("keys.help")}
            visibleFrom="sm"
          >
            <IconKeyboard size={19} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <UserMenu />
      </Group>
    </Group>
  );
}
