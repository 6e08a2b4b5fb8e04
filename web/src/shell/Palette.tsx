import "@mantine/spotlight/styles.css";
import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { loadWords } from "@/ui/language";
import { matches } from "@/ui/matches";
import type { Command } from "@/ui/room";
import { useGo } from "@/ui/useGo";
import { placesOf } from "./places";
import { rooms } from "./rooms";
import { addressOf, useSearch } from "./search";
import classes from "./shell.module.css";

const [store, spotlight] = createSpotlight();
const SHOWN_PLACES = 8;

/** Finds records, begins new ones, and goes anywhere: one field for all three. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("shell");
  const [query, setQuery] = useState("");
  useEffect(() => {
    spotlight.open();
  }, []);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight="min(70dvh, 32rem)"
      // The dialog's name is read out, not shown: the field below says the same to the eye.
      title={t("search")}
      classNames={{ header: classes.unseen, content: classes.palette }}
    >
      <Spotlight.Search
        placeholder={t("palette.placeholder")}
        aria-label={t("search")}
        onKeyDownCapture={silentWhileConverting}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Results query={query.trim()} />
    </Spotlight.Root>
  );
}

/** Enter that ends a kana conversion chooses nothing. Safari tells it apart by its code alone. */
function silentWhileConverting(event: KeyboardEvent) {
  if (event.nativeEvent.isComposing || event.keyCode === 229) event.stopPropagation();
}

function Results({ query }: { query: string }) {
  const { t } = useTranslation("shell");
  const go = useGo();
  const [asked] = useDebouncedValue(query, 120);
  const search = useSearch(asked);
  const records = query ? (search.data?.items ?? []) : [];
  const commands = useCommands(query);
  const places = usePlaces(query);
  const isEmpty = records.length + commands.length + places.length === 0;
  return (
    <Spotlight.ActionsList>
      {records.length > 0 && (
        <Spotlight.ActionsGroup label={t("palette.records")}>
          {records.map((found) => (
            <Spotlight.Action
              key={`${found.kind} ${found.id}`}
              label={found.title}
              description={[t(`kind.${kindOf(found.kind)}`), found.number, found.subtitle]
                .filter(Boolean)
                .join(" · ")}
              onClick={() => go(addressOf(found) ?? "/")}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {commands.length > 0 && (
        <Spotlight.ActionsGroup label={t("palette.create")}>
          {commands.map(({ command, label }) => (
            <Spotlight.Action
              key={command.id}
              label={label}
              leftSection={<command.icon size={18} stroke={1.6} aria-hidden />}
              onClick={() => go(command.to)}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {places.length > 0 && (
        <Spotlight.ActionsGroup label={t("palette.go")}>
          {places.map(({ name, to, icon: PlaceIcon, label }) => (
            <Spotlight.Action
              key={name}
              label={label}
              leftSection={<PlaceIcon size={18} stroke={1.6} aria-hidden />}
              onClick={() => go(to)}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {isEmpty && (
        <Spotlight.Empty>
          {search.isFetching ? t("palette.searching") : t("palette.nothing", { query })}
        </Spotlight.Empty>
      )}
    </Spotlight.ActionsList>
  );
}

const kindOf = (kind: string) => kind.split(".").at(-1)?.toLowerCase() ?? kind;

function usePlaces(query: string) {
  const { t } = useTranslation("shell");
  const { navigation } = useMe();
  return placesOf(navigation)
    .map((place) => ({ ...place, label: t(`place.${place.name}`) }))
    .filter((place) => matches(`${place.label} ${place.name}`, query))
    .slice(0, query ? SHOWN_PLACES : undefined);
}

interface Offered {
  readonly command: Command;
  readonly label: string;
}

/** The rooms' own beginnings ("new deal"), in their own words. */
function useCommands(query: string): readonly Offered[] {
  const { t } = useTranslation();
  const { navigation } = useMe();
  const [, setLoaded] = useState(false);
  useEffect(() => {
    Promise.all(rooms.filter((room) => room.commands).map(({ room }) => loadWords(room))).then(() =>
      setLoaded(true),
    );
  }, []);
  return rooms
    .flatMap(({ room, commands = [] }) =>
      commands
        .filter(({ needs }) => navigation.includes(needs))
        .map((command) => ({ command, label: t(command.label, { ns: room }) })),
    )
    .filter(({ label }) => matches(label, query));
}
