import { ActionIcon, Group, Text, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./search.module.css";
import type { ThreadSearch } from "./useThreadSearch";

/** The field to look through the thread with: Enter goes to the next place, Shift with Enter back, Esc closes. */
export function SearchBar({ search }: { search: ThreadSearch }) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  if (!search.isOpen) return null;
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") search.close();
    if (event.key === "Enter") search.step(event.shiftKey ? -1 : 1);
  }
  return (
    <Group className={classes.bar} gap="xs" wrap="nowrap" role="search">
      <TextInput
        size="xs"
        flex={1}
        aria-label={t("search.label")}
        placeholder={t("search.label")}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search.words}
        onChange={(event) => search.look(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autoFocus
      />
      <Text size="xs" c="dimmed" role="status" flex="none">
        {search.words.trim() && t("search.found", { at: search.at, n: search.count })}
        {search.isReading && t("search.reading")}
      </Text>
      <ActionIcon variant="default" size="sm" aria-label={t("search.older")} onClick={() => search.step(1)}>
        <IconChevronUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size="sm" aria-label={t("search.newer")} onClick={() => search.step(-1)}>
        <IconChevronDown size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={ui("close")} onClick={search.close}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
