import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { IconGavel, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Markdown } from "@/ui/Markdown";
import { useFormat } from "@/ui/useFormat";
import type { Item, Meeting } from "./api";
import { DecideModal } from "./DecideModal";
import { DecisionLine } from "./DecisionLine";
import { GapTable } from "./GapTable";
import { MinutesBox } from "./MinutesBox";
import classes from "./meetings.module.css";
import { useWhy } from "./useWhy";

interface Props {
  item: Item;
  meeting: Meeting;
  mayWrite: boolean;
}

/** One item of the agenda: what and why, what was said, what was decided. */
export function ItemCard({ item, meeting, mayWrite }: Props) {
  const [writes, setWrites] = useState(false);
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <What item={item} currency={meeting.currency} />
        {writes ? (
          <MinutesBox item={item} onClose={() => setWrites(false)} />
        ) : (
          item.minutes && <Markdown text={item.minutes} />
        )}
        {item.decisions.map((one) => (
          <DecisionLine key={one.id} decision={one} />
        ))}
        {mayWrite && !writes && <Acts item={item} onWrite={() => setWrites(true)} />}
      </Stack>
    </Card>
  );
}

function What({ item, currency }: { item: Item; currency: string }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const why = useWhy(item, currency);
  return (
    <Stack gap={2}>
      {item.about && (
        <>
          <DecisionLine decision={item.about} />
          <Text size="xs" c="dimmed" component="div">
            {t("meeting.decided_on")} <DateText iso={item.about.held_on} />
          </Text>
        </>
      )}
      {item.title && <Text fw={600}>{item.title}</Text>}
      {item.deal && (
        <Group gap="xs">
          <AppLink to={`/deals/${item.deal.id}`} fw={600}>
            {item.deal.name}
          </AppLink>
          <Text size="sm" c="dimmed">
            {[item.deal.account?.name, item.deal.owner?.name, item.deal.stage].filter(Boolean).join(" · ")}
          </Text>
        </Group>
      )}
      {item.deal_hidden && <Text c="dimmed">{t("meeting.hidden")}</Text>}
      {why.length > 0 && <Text size="sm">{format.list(why)}</Text>}
      {item.deal?.next_action && (
        <Text size="sm" c="dimmed">
          {t("meeting.next_action", { text: item.deal.next_action })}
        </Text>
      )}
      {item.gap && <GapTable gap={item.gap} currency={currency} />}
    </Stack>
  );
}

function Acts({ item, onWrite }: { item: Item; onWrite: () => void }) {
  const { t } = useTranslation("insight");
  const [decides, setDecides] = useState(false);
  return (
    <Group gap="xs" className={classes.screen}>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPencil size={14} aria-hidden />}
        onClick={onWrite}
      >
        {t(item.minutes ? "meeting.rewrite" : "meeting.write")}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconGavel size={14} aria-hidden />}
        onClick={() => setDecides(true)}
      >
        {t("meeting.decide")}
      </Button>
      {decides && <DecideModal item={item} onClose={() => setDecides(false)} />}
    </Group>
  );
}
