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
import { FoundLine, useGroupName } from "./FoundLine";
import { placesOf } from "./places";
import { rooms } from "./rooms";
import { addressOf, type FoundGroup, resultsOf, useSearch } from "./search";
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
  const [q] = useDebouncedValue(query, 120);
  const search = useSearch({ q });
  const groups = query ? (search.data?.groups ?? []) : [];
  const commands = useCommands(query);
  const places = usePlaces(query);
  const isEmpty = groups.length + commands.length + places.length === 0;
  return (
    <Spotlight.ActionsList>
      <Records groups={groups} query={query} />
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

/** What was found, by kind, and the way to all of it. */
function Records({ groups, query }: { groups: readonly FoundGroup[]; query: string }) {
  const { t } = useTranslation("shell");
  const go = useGo();
  const groupName = useGroupName();
  return (
    <>
      {groups.map((group) => (
        <Spotlight.ActionsGroup key={group.kind} label={groupName(group)}>
          {group.items.map((found) => (
            <Spotlight.Action key={found.found_id} onClick={() => go(addressOf(found) ?? "/")}>
              <span className={classes.foundLine}>
                <FoundLine found={found} />
              </span>
            </Spotlight.Action>
          ))}
        </Spotlight.ActionsGroup>
      ))}
      {groups.length > 0 && (
        <Spotlight.Action
          label={t("found.see_all", { query })}
          leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
          onClick={() => go(resultsOf(query))}
        />
      )}
    </>
  );
}

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
