import { Button, Group, Text, Textarea } from "@mantine/core";
import { IconBuildingFactory2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import classes from "../inbox.module.css";
import { MailState } from "../mail/MailState";
import { type Side, useCloseSide, useSaySide } from "./api";

/** Each side conversation as one card where it began in the thread; marked as nothing the customer reads. */
export function SideCards({ sides }: { sides: readonly Side[] }) {
  return sides.map((side) => (
    <li key={side.id} className={classes.entry} data-kind="note">
      <Card side={side} />
    </li>
  ));
}

function Card({ side }: { side: Side }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const state = side.closed_at ? "closed" : side.is_awaited ? "awaited" : "answered";
  const whom = format.list(side.to.map((one) => one.name || one.address));
  return (
    <section aria-label={t("maker.card", { subject: side.subject })}>
      <div className={classes.by}>
        <Text span inherit fw={650} c="var(--warn)" className={classes.mark}>
          <IconBuildingFactory2 size={13} stroke={2} aria-hidden />
          {t("maker.with", { whom })}
        </Text>
        <Text span inherit fw={650}>
          {t(`maker.state.${state}`)}
        </Text>
        <span>{t("maker.hidden")}</span>
      </div>
      <Text size="sm" fw={650}>
        {side.subject}
      </Text>
      {side.messages.map((one) => (
        <Words key={one.id} one={one} />
      ))}
      {side.may.talk && <SayBox side={side} />}
    </section>
  );
}

function Words({ one }: { one: Side["messages"][number] }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  return (
    <div>
      <div className={classes.by}>
        <span>{one.direction === "in" ? t("maker.theirs", { name: one.by }) : one.by}</span>
        <DateText iso={one.at} />
      </div>
      <div className={classes.words}>{one.text}</div>
      {one.files.length > 0 && (
        <Text size="xs" c="dimmed">
          {t("maker.files_are", { names: format.list(one.files.map((file) => file.name)) })}
        </Text>
      )}
      {one.mail && <MailState mail={one.mail} />}
    </div>
  );
}

function SayBox({ side }: { side: Side }) {
  const { t } = useTranslation("service");
  const [words, write] = useState("");
  const say = useSaySide(side.id);
  const close = useCloseSide(side.id);
  const send = () =>
    say.mutate(words, {
      onSuccess: () => {
        write("");
        toastDone(t("maker.sent"));
      },
    });
  return (
    <>
      <Textarea
        mt="xs"
        size="xs"
        label={t("maker.more")}
        value={words}
        onChange={(event) => write(event.currentTarget.value)}
        autosize
        minRows={1}
        maxLength={20_000}
      />
      <Group justify="flex-end" mt="xs" gap="xs">
        <Button size="compact-xs" variant="default" loading={close.isPending} onClick={() => close.mutate()}>
          {t("maker.close")}
        </Button>
        <Button size="compact-xs" disabled={!words.trim()} loading={say.isPending} onClick={send}>
          {t("maker.do")}
        </Button>
      </Group>
    </>
  );
}
