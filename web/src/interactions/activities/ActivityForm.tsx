import {
  Alert,
  Button,
  Card,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { useServerForm } from "@/ui/form/useServerForm";
import { toastDone } from "@/ui/toast";
import { KINDS, useRecordActivity } from "./api";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Props {
  account: Named;
  people: readonly Named[];
}

interface Values extends Record<string, unknown> {
  kind: string;
  subject: string;
  outcome: string;
  minutes: number | "";
  next_action: string;
  next_action_on: string | null;
  contact_id: string | null;
}

const EMPTY: Values = {
  kind: "visit",
  subject: "",
  outcome: "",
  minutes: "",
  next_action: "",
  next_action_on: null,
  contact_id: null,
};

/** The write box above the timeline: one line first, the rest once something is being written. */
export function ActivityForm({ account, people }: Props) {
  const { t } = useTranslation("interactions");
  const [isOpen, setOpen] = useState(false);
  // Asked once: an activity that is closed leads to a next step, or somebody says that there is none.
  const [isAsking, ask] = useState(false);
  const record = useRecordActivity(account.id);
  const { form, submit, isSending, refusal } = useServerForm<Values>({
    initialValues: EMPTY,
    send: ({ minutes, ...values }) =>
      record.mutateAsync({
        ...values,
        body: "",
        minutes: minutes === "" ? null : minutes,
        account_id: account.id,
      }),
    onDone: () => {
      toastDone(t("activity.recorded"));
      close();
    },
  });
  function close() {
    form.reset();
    setOpen(false);
    ask(false);
  }
  function send(event: FormEvent<HTMLFormElement>) {
    const isOpenEnded = !form.values.next_action.trim() && !isAsking;
    if (!isOpenEnded || !form.values.subject.trim()) return submit(event);
    event.preventDefault();
    ask(true);
  }
  return (
    <Card withBorder padding="sm" component="section" aria-label={t("activity.add")}>
      <form onSubmit={send} noValidate>
        <Stack gap="xs">
          {refusal && (
            <Alert color="red" title={refusal.title} role="alert">
              {refusal.message}
            </Alert>
          )}
          <FirstLine form={form} onBegin={() => setOpen(true)} />
          {isOpen && (
            <>
              <Details form={form} people={people} />
              <Foot
                isAsking={isAsking && !form.values.next_action.trim()}
                isSending={isSending}
                onCancel={close}
              />
            </>
          )}
        </Stack>
      </form>
    </Card>
  );
}

interface FootProps {
  /** Nothing is said yet of what comes next. */
  isAsking: boolean;
  isSending: boolean;
  onCancel: () => void;
}

function Foot({ isAsking, isSending, onCancel }: FootProps) {
  const { t } = useTranslation("interactions");
  const { t: ui } = useTranslation("ui");
  return (
    <>
      {isAsking && (
        <Alert variant="light" color="yellow" title={t("activity.ask_next")} role="status">
          {t("activity.ask_next_about")}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {ui("cancel")}
        </Button>
        <Button type="submit" loading={isSending}>
          {t(isAsking ? "activity.record_without" : "activity.record")}
        </Button>
      </Group>
    </>
  );
}

function FirstLine({ form, onBegin }: { form: UseFormReturnType<Values>; onBegin: () => void }) {
  const { t } = useTranslation("interactions");
  const subject = form.getInputProps("subject");
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <Select
        aria-label={t("activity.kind")}
        data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        allowDeselect={false}
        w={130}
        {...form.getInputProps("kind")}
      />
      <TextInput
        aria-label={t("activity.subject")}
        placeholder={t("activity.subject_hint")}
        flex={1}
        {...subject}
        onFocus={(event) => {
          subject.onFocus?.(event);
          onBegin();
        }}
      />
    </Group>
  );
}

function Details({ form, people }: { form: UseFormReturnType<Values>; people: readonly Named[] }) {
  const { t } = useTranslation("interactions");
  const { t: ui } = useTranslation("ui");
  const field = (name: keyof Values & string) => form.getInputProps(name);
  return (
    <>
      <Textarea label={t("activity.outcome")} autosize minRows={2} {...field("outcome")} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t("activity.contact")}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          clearButtonProps={{ "aria-label": ui("clear") }}
          {...field("contact_id")}
        />
        <NumberInput label={t("activity.minutes")} min={0} hideControls {...field("minutes")} />
        <TextInput label={t("activity.next_action")} {...field("next_action")} />
        <DateField
          label={t("activity.next_action_on")}
          value={form.values.next_action_on}
          onChange={(day) => form.setFieldValue("next_action_on", day)}
        />
      </SimpleGrid>
    </>
  );
}
