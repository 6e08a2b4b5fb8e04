import { Button, Chip, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { useHelp, useMissing } from "./api";
import classes from "./help.module.css";

/** Everybody's page: looks for an answer before writing to us. */
export default function HelpPage() {
  const { t } = useTranslation("channels");
  const { values, set } = useFilters();
  const { q = "", category = "" } = values;
  const { data, error, refetch } = useHelp({ q, category });
  useEffect(() => {
    document.title = data ? `${t("help.title")} – ${data.company}` : t("help.title");
  }, [data, t]);
  return (
    <main className={classes.page}>
      <Stack className={classes.sheet} gap="lg">
        <header>
          <div className={classes.top}>
            <Text fw={650}>{data?.company}</Text>
            <LanguageSwitch />
          </div>
          <Title order={1} mt="xs">
            {t("help.title")}
          </Title>
        </header>
        <Search key={q} q={q} onSearch={(words) => set({ q: words })} />
        {data && data.categories.length > 1 && (
          <Chip.Group value={category} onChange={(value) => set({ category: value as string })}>
            <Group gap="xs">
              <Chip value="">{t("help.all")}</Chip>
              {data.categories.map((name) => (
                <Chip key={name} value={name}>
                  {name}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        )}
        {error && !data && <ProblemView error={error} onRetry={refetch} />}
        {data && data.items.length === 0 && <Nothing q={q} />}
        {data && data.items.length > 0 && (
          <ul className={classes.list}>
            {data.items.map((article) => (
              <li key={article.number}>
                <AppLink to={`/help/${article.number}`}>
                  <Text fw={600} component="span" display="block">
                    {article.title}
                  </Text>
                  {article.category && (
                    <Text size="sm" c="dimmed" component="span">
                      {article.category}
                    </Text>
                  )}
                </AppLink>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </main>
  );
}

function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation("channels");
  const [words, type] = useState(q);
  function submit(event: FormEvent) {
    event.preventDefault();
    onSearch(words.trim());
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <TextInput
          flex={1}
          size="md"
          label={t("help.search")}
          placeholder={t("help.search_example")}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={words}
          onChange={(event) => type(event.currentTarget.value)}
          maxLength={200}
        />
        <Button size="md" type="submit">
          {t("help.find")}
        </Button>
      </Group>
    </form>
  );
}

/** Nothing was found: the reader may leave the question, so that somebody writes the answer. */
function Nothing({ q }: { q: string }) {
  const { t } = useTranslation("channels");
  const missing = useMissing();
  if (!q) return <Text c="dimmed">{t("help.empty")}</Text>;
  return (
    <Stack align="flex-start">
      <Text>{t("help.nothing", { words: q })}</Text>
      {missing.isSuccess ? (
        <Text role="status">{t("help.left")}</Text>
      ) : (
        <Button variant="default" loading={missing.isPending} onClick={() => missing.mutate(q)}>
          {t("help.leave")}
        </Button>
      )}
    </Stack>
  );
}
