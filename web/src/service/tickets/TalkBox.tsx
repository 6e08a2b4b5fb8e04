import {
  ActionIcon,
  Alert,
  Button,
  Group,
  Menu,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { DropArea } from "@/ui/files/DropArea";
import { sayTyping } from "@/ui/here/here";
import { useShortcuts } from "@/ui/shortcuts";
import { ticketKeys } from "./api";
import classes from "./inbox.module.css";
import { LeftDrafts } from "./LeftDrafts";
import { MailFields } from "./mail/MailFields";
import { TalkFoot } from "./TalkFoot";
import type { Ticket } from "./types";
import { useServerDrafts } from "./useServerDrafts";
import { type Mode, useTalk } from "./useTalk";

/** Where one writes: an answer, what the customer said, or a note. Whether an answer is mailed, it says. */
export function TalkBox({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const cache = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const drafts = useServerDrafts(ticket);
  const talk = useTalk(ticket, () => cache.invalidateQueries({ queryKey: ticketKeys.all }));
  const { mode, modes } = talk;
  useWriteKeys(talk, () => field.current?.focus());
  if (!mode) return ticket.status === "closed" ? <Closed /> : null;

  const onKeyDown = onSendKey(() => {
    if (!talk.isSending) talk.record();
  });

  return (
    <DropArea onFiles={talk.files.uploads.add}>
      <Stack gap="xs" className={classes.box} data-mode={mode}>
        <Group justify="space-between" gap="xs">
          <SegmentedControl
            size="xs"
            value={mode}
            onChange={talk.choose}
            data={modes.map((value) => ({ value, label: t(`talk.mode.${value}`) }))}
            aria-label={t("talk.mode.label")}
          />
          <Text size="xs" c="dimmed">
            {aboutOf(talk, t)}
          </Text>
        </Group>
        <LeftDrafts ticket={ticket} left={drafts.left} />
        {talk.refusal && (
          <Alert color="yellow" role="alert" title={talk.refusal.title}>
            {talk.refusal.message}
          </Alert>
        )}
        {mode === "reply" && <MailFields draft={talk.mail} />}
        <Textarea
          ref={field}
          aria-label={t(`talk.mode.${mode}`)}
          placeholder={t(`talk.placeholder.${mode}`)}
          value={talk.text}
          onChange={(event) => {
            talk.write(event.currentTarget.value);
            if (mode === "reply") sayTyping();
          }}
          onKeyDown={onKeyDown}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={20_000}
        />
        <TalkFoot ticket={ticket} uploads={talk.files.uploads} isUnkept={drafts.failed}>
          <Acts ticket={ticket} talk={talk} />
        </TalkFoot>
      </Stack>
    </DropArea>
  );
}

/** R to answer, N for a note among colleagues. */
function useWriteKeys({ modes, choose }: ReturnType<typeof useTalk>, focus: () => void) {
  const { t } = useTranslation("service");
  const write = (mode: Mode) => () => {
    choose(mode);
    focus();
  };
  useShortcuts([
    ...(modes.includes("reply") ? [{ keys: "r", label: t("talk.write"), run: write("reply") }] : []),
    ...(modes.includes("note") ? [{ keys: "n", label: t("talk.write_note"), run: write("note") }] : []),
  ]);
}

/** What happens to the words, in one sentence. */
function aboutOf({ mode, mail, isMailed }: ReturnType<typeof useTalk>, t: TFunction<"service">) {
  if (!isMailed) return t(`talk.about.${mode}`);
  if (mail.at) return t("mail.about_plan");
  const seconds = mail.mailing?.undo_seconds ?? 0;
  return t(seconds ? "mail.about" : "mail.about_none", { seconds });
}

/** What records it, or sends it, at once or with a status. */
function Acts({ ticket, talk }: { ticket: Ticket; talk: ReturnType<typeof useTalk> }) {
  const { t } = useTranslation("service");
  return (
    <Button.Group>
      <Button size="sm" loading={talk.isSending} onClick={() => talk.record()}>
        {talk.isMailed ? t(talk.mail.at ? "mail.plan" : "mail.send") : t(`talk.record.${talk.mode}`)}
      </Button>
      {talk.mode === "reply" && (
        <WithStatus ticket={ticket} words={talk.isMailed ? "mail" : "talk"} onChoose={talk.record} />
      )}
    </Button.Group>
  );
}

function Closed() {
  const { t } = useTranslation("service");
  return (
    <Text size="sm" c="dimmed" className={classes.box}>
      {t("talk.closed")}
    </Text>
  );
}

/** Ctrl or ⌘ with Enter records; never in the middle of a kana conversion. */
function onSendKey(send: () => void) {
  return (event: KeyboardEvent) => {
    const isConverting = event.nativeEvent.isComposing || event.keyCode === 229;
    if (isConverting || event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    send();
  };
}

interface WithStatusProps {
  ticket: Ticket;
  words: "mail" | "talk";
  onChoose: (status: string) => void;
}

/** The same record with a status set in one go. */
function WithStatus({ ticket, words, onChoose }: WithStatusProps) {
  const { t } = useTranslation("service");
  const steps = ["waiting", "solved"].filter((status) => ticket.next.includes(status));
  if (steps.length === 0) return null;
  return (
    <Menu position="top-end">
      <Menu.Target>
        <ActionIcon size={36} variant="filled" color="main" aria-label={t(`${words}.with_status`)} ml={1}>
          <IconChevronDown size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((status) => (
          <Menu.Item key={status} onClick={() => onChoose(status)}>
            {t(`${words}.and.${status}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
