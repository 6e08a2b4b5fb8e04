import { Badge, Group, Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { LoggedEvent } from "./api";
import classes from "./audit.module.css";
import { useEventWords } from "./useEventWords";

interface Props {
  event: LoggedEvent;
  onOpen: (id: string) => void;
}

/** When, what, who and from where; the rest opens beside it. */
export function EventLine({ event, onOpen }: Props) {
  const { t } = useTranslation("operations");
  const words = useEventWords();
  const who = event.actor || t(`audit.actor.${event.actor_kind}`);
  return (
    <UnstyledButton className={classes.line} onClick={() => onOpen(event.id)}>
      <Text size="sm" c="dimmed" component="span">
        <DateText iso={event.at} />
      </Text>
      <Text size="sm" fw={600} component="span">
        {words(event.kind)}
      </Text>
      <Group gap={6} component="span">
        <Text size="sm" component="span">
          {who}
        </Text>
        {event.token && (
          <Badge size="sm" variant="light" color="gray">
            {t("audit.by_token", { name: event.token })}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed" component="span" className={classes.place}>
        {event.ip}
      </Text>
    </UnstyledButton>
  );
}
