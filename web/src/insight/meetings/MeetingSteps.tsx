import { Button, CopyButton, Group, Menu } from "@mantine/core";
import { IconCheck, IconCopy, IconDots, IconLock, IconLockOpen, IconPrinter } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toastDone, toastProblem } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import { changeMeeting, deleteMeeting, type Meeting, meetingKeys, renewAgenda, useKeep } from "./api";
import classes from "./meetings.module.css";
import { useMinutesText } from "./useMinutesText";

/** What can be done with a meeting as a whole. */
export function MeetingSteps({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("insight");
  const text = useMinutesText(meeting);
  const keep = useKeep();
  const close = useMutation({
    mutationFn: () => changeMeeting(meeting, { is_closed: !meeting.is_closed }),
    meta: { quiet: true },
    onSuccess: keep,
    onError: toastProblem,
  });
  return (
    <Group gap="xs" className={classes.screen}>
      <CopyButton value={text} timeout={3000}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
          >
            {t(copied ? "meeting.copied" : "meeting.copy")}
          </Button>
        )}
      </CopyButton>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {t("meeting.print")}
      </Button>
      {meeting.may.update && (
        <Button
          variant={meeting.is_closed ? "default" : "filled"}
          leftSection={
            meeting.is_closed ? <IconLockOpen size={16} aria-hidden /> : <IconLock size={16} aria-hidden />
          }
          loading={close.isPending}
          onClick={() => close.mutate()}
        >
          {t(meeting.is_closed ? "meeting.reopen" : "meeting.close")}
        </Button>
      )}
      {(meeting.may.update || meeting.may.delete) && <More meeting={meeting} />}
    </Group>
  );
}

function More({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("insight");
  const cache = useQueryClient();
  const go = useGo();
  const keep = useKeep();
  const quiet = { meta: { quiet: true }, onError: toastProblem };
  const renew = useMutation({
    mutationFn: () => renewAgenda(meeting),
    ...quiet,
    onSuccess: (told) => {
      keep(told);
      toastDone(t("meeting.renewed"));
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteMeeting(meeting),
    ...quiet,
    onSuccess: async () => {
      cache.removeQueries({ queryKey: meetingKeys.one(meeting.id) });
      await cache.invalidateQueries({ queryKey: meetingKeys.list().slice(0, 2) });
      return go("/sales-meetings");
    },
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" aria-label={t("meeting.more_acts")} px="xs">
          <IconDots size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {meeting.may.update && !meeting.is_closed && (
          <Menu.Item onClick={() => renew.mutate()}>{t("meeting.renew")}</Menu.Item>
        )}
        {meeting.may.delete && (
          <Menu.Item color="red" onClick={() => remove.mutate()}>
            {t("meeting.delete")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
