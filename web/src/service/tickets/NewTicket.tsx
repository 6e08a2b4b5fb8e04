import {
  Autocomplete,
  Group,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { CustomFields } from "@/custom/CustomFields";
import { filledIn } from "@/custom/values";
import type { CustomValues } from "@/ui/edit/custom";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { useForms } from "../forms/api";
import { LONGEST, useTagNames } from "../tags/api";
import { useCategories, useOpenTicket } from "./api";
import { contactsOf } from "./contactsOf";
import { CHANNELS, PRIORITIES, type Ref, type Ticket, TYPES } from "./types";

interface Values extends Record<string, unknown> {
  account_id: Picked | null;
  contact_id: Picked | null;
  channel_kind: string;
  type: string;
  category: string;
  tags: string[];
  priority: string;
  subject: string;
  text: string;
  received_at: string;
  custom: CustomValues;
}

interface Props {
  /** The customer it is opened from, if there is one. */
  accountId: string | undefined;
  onClose: () => void;
  onOpened: (ticket: Ticket) => void;
}

/** Write down what a customer asks. Their own words come first; the rest helps to find and to hurry. */
export function NewTicket(props: Props) {
  const { data: account, isPending } = useQuery({
    queryKey: keysOf("customers.Account").one(props.accountId ?? ""),
    queryFn: () =>
      answer<Ref>(
        api.GET("/api/v1/accounts/{account_id}", { params: { path: { account_id: props.accountId ?? "" } } }),
      ),
    enabled: Boolean(props.accountId),
  });
  if (props.accountId && isPending) return null;
  return <Form {...props} account={account ? { id: account.id, name: account.name } : null} />;
}

function Form({ account, onClose, onOpened }: Omit<Props, "accountId"> & { account: Picked | null }) {
  const { t } = useTranslation("service");
  const open = useOpenTicket();
  const send = async (values: Values) => {
    const ticket = await open({
      account_id: values.account_id?.id ?? null,
      contact_id: values.contact_id?.id ?? null,
      channel_kind: values.channel_kind,
      type: values.type,
      category: values.category,
      tags: values.tags,
      priority: Number(values.priority),
      subject: values.subject,
      text: values.text,
      received_at: values.received_at ? new Date(values.received_at).toISOString() : null,
      ...filledIn(values.custom),
    });
    toastDone(t("new.done", { number: ticket.number }));
    onOpened(ticket);
  };
  return (
    <FormModal<Values>
      title={t("new.title")}
      submitLabel={t("new.do")}
      initialValues={{
        account_id: account,
        contact_id: null,
        channel_kind: "phone",
        type: "question",
        category: "",
        tags: [],
        priority: "2",
        subject: "",
        text: "",
        received_at: "",
        custom: {},
      }}
      validate={{
        subject: (subject: string) => (subject.trim() ? null : t("new.subject_missing")),
        text: (text: string) => (text.trim() ? null : t("new.text_missing")),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} />}
    </FormModal>
  );
}

function Fields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("service");
  const { data: categories } = useCategories();
  const accountId = form.values.account_id?.id;
  const people = useMemo(() => contactsOf(accountId), [accountId]);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <RecordPicker label={t("new.account")} source={accounts} {...form.getInputProps("account_id")} />
        <RecordPicker label={t("new.contact")} source={people} {...form.getInputProps("contact_id")} />
      </SimpleGrid>
      <TextInput label={t("fact.subject")} required maxLength={300} {...form.getInputProps("subject")} />
      <Textarea
        label={t("new.text")}
        description={t("new.text_about")}
        required
        autosize
        minRows={4}
        maxRows={12}
        maxLength={20_000}
        {...form.getInputProps("text")}
      />
      <PriorityField form={form} />
      <Group grow align="flex-start">
        <Select
          label={t("fact.channel")}
          data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps("channel_kind")}
        />
        <Select
          label={t("fact.type")}
          data={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps("type")}
        />
      </Group>
      <Group grow align="flex-start">
        <Autocomplete
          label={t("fact.category")}
          data={[...(categories?.items ?? [])]}
          maxLength={60}
          {...form.getInputProps("category")}
        />
        <TextInput
          type="datetime-local"
          label={t("new.received_at")}
          description={t("new.received_at_about")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          {...form.getInputProps("received_at")}
        />
      </Group>
      <AskedFields form={form} />
    </>
  );
}

/** What a ticket of this type is asked for besides: tags, and fields of the house. */
function AskedFields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("service");
  const tags = useTagNames();
  const chosen = useForms().data?.forms.find(({ type }) => type === form.values.type)?.fields;
  const shows = (name: string) => !chosen || chosen.some(({ field }) => field === name);
  return (
    <>
      {shows("tags") && (
        <TagsInput
          label={t("fact.tags")}
          data={tags}
          maxLength={LONGEST}
          acceptValueOnBlur
          {...form.getInputProps("tags")}
        />
      )}
      <CustomFields entity="tickets" form={form} shows={shows} />
    </>
  );
}

/** How urgent it is, with what that promises the customer. */
function PriorityField({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("service");
  return (
    <Stack gap={2}>
      <Text size="sm" fw={500} id="new-priority">
        {t("fact.priority")}
      </Text>
      <SegmentedControl
        aria-labelledby="new-priority"
        data={PRIORITIES.map((value) => ({ value: String(value), label: t(`priority.${value}`) }))}
        {...form.getInputProps("priority")}
      />
      <Text size="xs" c="dimmed">
        {t(`target.${form.values.priority}`)}
      </Text>
    </Stack>
  );
}
