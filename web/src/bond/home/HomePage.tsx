import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconAlarm, IconCalendar, IconEye, IconSunHigh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { QuickEntry } from "@/interactions/quick/QuickEntry";
import { EmptyState } from "@/ui/EmptyState";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { useGo } from "@/ui/useGo";
import { type Line, useHome } from "./api";
import { HomeLine } from "./HomeLine";
import classes from "./home.module.css";
import { OwnerChanges } from "./OwnerChanges";

const BANDS = [
  { name: "now", icon: IconAlarm },
  { name: "today", icon: IconCalendar },
  { name: "watch", icon: IconEye },
] as const;

/** The person's own work in three bands, the most pressing first. */
export default function HomePage() {
  const { t } = useTranslation("bond");
  const { name, navigation } = useMe();
  const { data, error, refetch } = useHome();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" gap="lg" maw="60rem">
      <PageHead title={t("home.title")} about={t("home.about", { name })} />
      {navigation.includes("activities") && <QuickEntry />}
      <OwnerChanges />
      {!data && [1, 2, 3].map((row) => <Skeleton key={row} h={140} />)}
      {data?.length === 0 && <NothingToDo />}
      {data &&
        data.length > 0 &&
        BANDS.map((band) => (
          <Band key={band.name} {...band} lines={data.filter((line) => line.band === band.name)} />
        ))}
    </Stack>
  );
}

interface BandProps {
  name: (typeof BANDS)[number]["name"];
  icon: typeof IconAlarm;
  lines: readonly Line[];
}

function Band({ name, icon: Sign, lines }: BandProps) {
  const { t } = useTranslation("bond");
  const format = useFormat();
  return (
    <section aria-labelledby={`band-${name}`}>
      <Group gap={8} mb={6}>
        <Sign size={18} stroke={1.75} aria-hidden color={name === "now" ? "var(--bad)" : undefined} />
        <Title order={2} id={`band-${name}`}>
          {t(`home.band.${name}`)}
        </Title>
        <Text size="sm" c="dimmed">
          {t("home.count", { n: format.number(lines.length), count: lines.length })}
        </Text>
      </Group>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t(`home.none.${name}`)}
        </Text>
      ) : (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <HomeLine key={`${line.kind}-${line.id}`} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NothingToDo() {
  const { t } = useTranslation("bond");
  const { navigation } = useMe();
  const go = useGo();
  const ways = (["deals", "tickets"] as const).filter((place) => navigation.includes(place));
  return (
    <EmptyState
      icon={IconSunHigh}
      title={t("home.empty")}
      about={t("home.empty_about")}
      actions={ways.map((place) => (
        <Button key={place} variant="default" onClick={() => go(`/${place}`)}>
          {t(`home.to_${place}`)}
        </Button>
      ))}
    />
  );
}
