import { Card, Group, SimpleGrid, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { AppLink } from "@/ui/AppLink";
import { loadWords } from "@/ui/language";
import { matches } from "@/ui/matches";
import { PageHead } from "@/ui/PageHead";
import type { SettingsEntry } from "@/ui/room";
import { rooms } from "./rooms";
import classes from "./shell.module.css";

/** Every settings page of every room, each with what it changes for whom. */
export default function SettingsPage() {
  const { t, i18n } = useTranslation("shell");
  const { navigation } = useMe();
  const [query, setQuery] = useState("");
  const asked = rooms.filter(({ settings }) => settings);
  useSuspenseQuery({
    queryKey: ["words", "list", { language: i18n.language }],
    queryFn: () => Promise.all(asked.map(({ room }) => loadWords(room))).then(() => true),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const entries = asked
    .flatMap(({ room, settings = [] }) =>
      settings
        .filter(({ needs }) => !needs || navigation.includes(needs))
        .map((entry) => ({
          ...entry,
          label: t(entry.label, { ns: room }),
          about: t(entry.about, { ns: room }),
        })),
    )
    .filter(({ label, about }) => matches(`${label} ${about}`, query));
  return (
    <Stack p="md" maw={960}>
      <PageHead title={t("place.settings")} about={t("settings.about")} />
      <TextInput
        type="search"
        aria-label={t("settings.search")}
        placeholder={t("settings.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        maw={320}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {entries.map((entry) => (
          <Entry key={entry.to} entry={entry} />
        ))}
      </SimpleGrid>
      {entries.length === 0 && <Text c="dimmed">{t("palette.nothing", { query })}</Text>}
    </Stack>
  );
}

function Entry({ entry }: { entry: SettingsEntry }) {
  return (
    <Card withBorder padding="sm" className={classes.entry}>
      <Group wrap="nowrap" align="flex-start">
        <entry.icon size={22} stroke={1.5} className={classes.entryIcon} aria-hidden />
        <Stack gap={2}>
          <Title order={2} size="h3">
            <AppLink to={entry.to} c="inherit" className={classes.entryLink}>
              {entry.label}
            </AppLink>
          </Title>
          <Text size="sm" c="dimmed">
            {entry.about}
          </Text>
        </Stack>
      </Group>
    </Card>
  );
}
