import { Chip, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { FoundLine, useGroupName } from "./FoundLine";
import { addressOf, type FoundGroup, KINDS, useSearch } from "./search";
import classes from "./shell.module.css";

const PER_KIND = 20;
const MOST = 50;

/** Everything the words in the address find, by kind; one kind alone shows more of it. */
export default function SearchPage() {
  const { t } = useTranslation("shell");
  const { values, set } = useFilters();
  const { q = "", kind = "" } = values;
  const all = useSearch({ q, limit: PER_KIND });
  const one = useSearch({ q: kind && q, kind, limit: MOST });
  const shown = kind ? one : all;
  const groups = q ? (shown.data?.groups ?? []) : [];
  return (
    <Stack p="md" maw={960} gap="md">
      <PageHead title={t("found.title")} about={t("found.about")} />
      <Words q={q} onWords={(words) => set({ q: words })} />
      {q && <Kinds groups={all.data?.groups ?? []} kind={kind} onKind={(chosen) => set({ kind: chosen })} />}
      {shown.error && <ProblemView error={shown.error} />}
      {groups.map((group) => (
        <Kind key={group.kind} group={group} q={q} />
      ))}
      {q && shown.isSuccess && groups.length === 0 && (
        <Text c="dimmed">{t("palette.nothing", { query: q })}</Text>
      )}
    </Stack>
  );
}

/** The words, asked for once typing pauses. */
function Words({ q, onWords }: { q: string; onWords: (words: string) => void }) {
  const { t } = useTranslation("shell");
  const [typed, setTyped] = useState(q);
  const [words] = useDebouncedValue(typed.trim(), 200);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows what is typed, not the other way round
  useEffect(() => {
    if (words !== q) onWords(words);
  }, [words]);
  return (
    <TextInput
      type="search"
      aria-label={t("search")}
      placeholder={t("found.placeholder")}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      maw={480}
      autoFocus={q === ""}
    />
  );
}

interface KindsProps {
  groups: readonly FoundGroup[];
  kind: string;
  onKind: (kind: string) => void;
}

/** One kind or all of them. */
function Kinds({ groups, kind, onKind }: KindsProps) {
  const { t } = useTranslation("shell");
  const name = useGroupName();
  return (
    <Chip.Group value={kind} onChange={(chosen) => onKind(String(chosen))}>
      <Group gap="xs" role="group" aria-label={t("found.kinds")}>
        <Chip value="" size="xs" variant="outline">
          {t("found.all")}
        </Chip>
        {groups.map((group) => (
          <Chip key={group.kind} value={group.kind} size="xs" variant="outline">
            {name(group)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function Kind({ group, q }: { group: FoundGroup; q: string }) {
  const { t } = useTranslation("shell");
  const name = useGroupName();
  const list = KINDS[group.kind];
  return (
    <section aria-label={t(`kind.${group.kind}`)}>
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h4">
          {name(group)}
        </Title>
        {list && (
          <AppLink to={`${list}?${new URLSearchParams({ q })}`}>
            {t("found.open_list", { kind: t(`kind.${group.kind}`) })}
          </AppLink>
        )}
      </Group>
      <ul className={classes.found}>
        {group.items.map((found) => (
          <li key={found.found_id}>
            <AppLink to={addressOf(found) ?? "/"} underline="never">
              <FoundLine found={found} />
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
