import { Button, Group, Stack, Title } from "@mantine/core";
import { IconRepeat } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import classes from "../deals/deals.module.css";
import { type About, askedOf, useEnrolments, type Who } from "./api";
import { Standing, StateBadge } from "./Standing";

const EnrolModal = lazy(() => import("./EnrolModal"));

interface Props {
  about: About;
  /** Who comes in from here; null where nobody can. */
  who: Who | null;
}

/** The sequences somebody is or was in, how far each is, and coming into another. */
export function AboutSequences({ about, who }: Props) {
  const { t } = useTranslation("sales");
  const { data } = useEnrolments(askedOf(about));
  const [isOpen, open] = useState(false);
  const mayEnrol = who !== null && data?.may.create === true;
  if (!data || (data.items.length === 0 && !mayEnrol)) return null;
  return (
    <section className={classes.block} aria-label={t("sequences.title")}>
      <Title order={2} size="h5" mb={6}>
        {t("sequences.title")}
      </Title>
      <Stack gap="xs" align="flex-start">
        {data.items.map((one) => (
          <Group key={one.id} justify="space-between" gap="xs" wrap="nowrap" w="100%">
            <div>
              <AppLink to={`/enrolments/${one.id}`} size="sm">
                {one.sequence.name}
              </AppLink>
              <Standing one={one} />
            </div>
            <span className={classes.state}>
              <StateBadge state={one.state} />
            </span>
          </Group>
        ))}
        {mayEnrol && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRepeat size={16} aria-hidden />}
            onClick={() => open(true)}
          >
            {t("sequences.enrol")}
          </Button>
        )}
      </Stack>
      {isOpen && who && (
        <Suspense>
          <EnrolModal who={who} onClose={() => open(false)} />
        </Suspense>
      )}
    </section>
  );
}
