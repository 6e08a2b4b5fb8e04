import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "../AppLink";
import { DateText } from "../DateText";
import { useFormat } from "../useFormat";
import type { Notice } from "./api";
import classes from "./notices.module.css";

interface Props {
  notice: Notice;
  onOpen: (notice: Notice) => void;
}

/** One thing one should know of; it leads to its record. */
export function NoticeLine({ notice, onOpen }: Props) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  return (
    <AppLink
      to={notice.path}
      c="inherit"
      className={classes.line}
      underline="never"
      onClick={() => onOpen(notice)}
    >
      <span className={classes.dot} data-unread={!notice.is_read || undefined} aria-hidden />
      <Stack gap={2} miw={0} flex={1}>
        <Text size="sm" fw={notice.is_read ? 400 : 600}>
          {!notice.is_read && <span className={classes.unseen}>{t("notices.unread")} </span>}
          {notice.text}
        </Text>
        <Text size="sm" className={classes.title}>
          {notice.title}
        </Text>
        <Group gap={8}>
          <Text size="xs" c="dimmed" component="span">
            <DateText iso={notice.happened_at} />
          </Text>
          {notice.count > 1 && (
            <Badge size="sm" variant="light" color="gray">
              {t("notices.times", { n: format.number(notice.count) })}
            </Badge>
          )}
        </Group>
      </Stack>
    </AppLink>
  );
}
