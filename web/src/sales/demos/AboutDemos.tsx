import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconPresentationAnalytics } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { useGo } from "@/ui/useGo";
import classes from "../deals/deals.module.css";
import { type About, demosOf } from "./api";
import { DemoState } from "./DemoState";

const PlanModal = lazy(() => import("./PlanModal"));

interface Props {
  about: About;
  /** Whose address is first on the list of guests. */
  contact?: { readonly id: string; readonly name: string } | null;
  may: boolean;
}

/** The demos of a deal or a lead, and planning another. */
export function AboutDemos({ about, contact, may }: Props) {
  const { t } = useTranslation("sales");
  const { data } = useQuery(demosOf(about));
  const [isPlanning, plan] = useState(false);
  const go = useGo();
  if (!data || (data.items.length === 0 && !may)) return null;
  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {t("demos.title")}
      </Title>
      <Stack gap="xs" align="flex-start">
        {data.items.map((one) => (
          <Group key={one.id} justify="space-between" gap="xs" wrap="nowrap" w="100%">
            <div>
              <AppLink to={`/demos/${one.id}`} size="sm">
                {one.title}
              </AppLink>
              <Text size="xs" c="dimmed">
                <DateText iso={one.starts_at} />
              </Text>
            </div>
            <span className={classes.state}>
              <DemoState status={one.status} />
            </span>
          </Group>
        ))}
        {may && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPresentationAnalytics size={16} aria-hidden />}
            onClick={() => plan(true)}
          >
            {t("demos.plan")}
          </Button>
        )}
      </Stack>
      {isPlanning && (
        <Suspense>
          <PlanModal
            about={about}
            contact={contact ?? null}
            onDone={(made) => go(`/demos/${made.id}`)}
            onClose={() => plan(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
