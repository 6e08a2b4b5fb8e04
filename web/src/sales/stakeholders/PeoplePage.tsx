import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconPlus, IconPrinter } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { type Part, usePeople } from "./api";
import { Gaps } from "./Gaps";
import { PartModal } from "./PartModal";
import { PeopleMap } from "./PeopleMap";
import { PeopleTable } from "./PeopleTable";
import classes from "./people.module.css";

/** The map of who decides on a deal, with what is missing, and the same as a table. */
export default function PeoplePage() {
  const { t } = useTranslation("sales");
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = usePeople(id);
  const [edited, edit] = useState<Part | "new" | null>(null);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={300} m="md" />;
  const onOpen = data.may.update ? edit : undefined;
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {t("people.print")}
      </Button>
      {data.may.update && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit("new")}>
          {t("people.add")}
        </Button>
      )}
    </>
  );
  return (
    <Stack p="md">
      <PageHead
        title={t("people.title")}
        about={<AppLink to={`/deals/${id}`}>{data.deal.name}</AppLink>}
        actions={
          <Group gap="xs" className={classes.screenOnly}>
            {actions}
          </Group>
        }
      />
      {data.items.length === 0 && <Text c="dimmed">{t("people.empty")}</Text>}
      <Gaps people={data} />
      {data.items.length > 0 && (
        <>
          <PeopleMap people={data} onOpen={onOpen} />
          <Text size="xs" c="dimmed">
            {t("people.legend")}
          </Text>
          <PeopleTable people={data} onOpen={onOpen} />
        </>
      )}
      {edited && (
        <PartModal
          dealId={id}
          people={data}
          part={edited === "new" ? null : edited}
          onClose={() => edit(null)}
        />
      )}
    </Stack>
  );
}
