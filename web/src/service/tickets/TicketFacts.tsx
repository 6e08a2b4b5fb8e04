import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CustomFacts } from "@/custom/CustomFacts";
import { useCustomWords } from "@/custom/useCustomWords";
import { DateText } from "@/ui/DateText";
import { Duration } from "@/ui/Duration";
import { ConflictDialog } from "@/ui/edit/ConflictDialog";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { type RecordEdit, useRecordEdit } from "@/ui/edit/useRecordEdit";
import { users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastProblem } from "@/ui/toast";
import { formOf, type TicketForm } from "../forms/form";
import { Missing } from "../forms/Missing";
import { RoutedWhy } from "../routing/RoutedWhy";
import { useTagNames } from "../tags/api";
import { Tags } from "../tags/Tags";
import { patchTicket, ticketKeys, useAssign } from "./api";
import { DueCourse } from "./DueCourse";
import classes from "./inbox.module.css";
import { GRADES, PRIORITIES, type Ticket, TYPES } from "./types";
import { WorkTime } from "./working/WorkTime";

/** What the ticket is, each fact changed where it stands; and its times. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const edit = useRecordEdit<Ticket>({
    record: ticket,
    queryKey: ticketKeys.one(ticket.id),
    patch: (changes, version) => patchTicket(ticket.id, changes, version),
  });
  const labels = {
    subject: t("fact.subject"),
    type: t("fact.type"),
    category: t("fact.category"),
    tags: t("fact.tags"),
    priority: t("fact.priority"),
    impact: t("fact.impact"),
    urgency: t("fact.urgency"),
  };
  const form = formOf(ticket.form);
  const markOf = (name: string) => <Missing before={form.missingFor(name)} />;
  return (
    <Stack gap="sm">
      <Text fw={650} size="sm">
        {t("fact.title")}
      </Text>
      <InlineEdit
        kind="text"
        label={labels.subject}
        field="subject"
        value={ticket.subject}
        may={edit.may}
        onSave={(subject) => edit.save({ subject })}
      />
      <Kind edit={edit} labels={labels} />
      <Grades edit={edit} form={form} />
      {form.shows("category", ticket.category !== "") && (
        <CategoryOf edit={edit} label={labels.category} mark={markOf("category")} />
      )}
      {form.shows("tags", (ticket.tags ?? []).length > 0) && (
        <TagsOf edit={edit} label={labels.tags} mark={markOf("tags")} />
      )}
      <CustomFacts entity="tickets" edit={edit} shows={form.shows} markOf={markOf} />
      <Holder ticket={ticket} />
      <RoutedWhy why={ticket.routing ?? null} />
      <Times ticket={ticket} />
      <WorkTime ticket={ticket} />
      <DueCourse ticket={ticket} />
      <ConflictDialog
        edit={edit}
        labelOf={(field) => labels[field as keyof typeof labels] ?? field}
        custom={useCustomWords("tickets")}
      />
    </Stack>
  );
}

interface FactProps {
  edit: RecordEdit<Ticket>;
  label: string;
  mark: ReactNode;
}

function CategoryOf({ edit, label, mark }: FactProps) {
  return (
    <InlineEdit
      kind="text"
      label={label}
      field="category"
      mark={mark}
      value={edit.record.category}
      may={edit.may}
      onSave={(category) => edit.save({ category })}
    />
  );
}

/** Its tags: those in use are suggested, others are typed. */
function TagsOf({ edit, label, mark }: FactProps) {
  const known = useTagNames();
  const tags = edit.record.tags ?? [];
  return (
    <InlineEdit
      kind="tags"
      label={label}
      mark={mark}
      field="tags"
      value={tags}
      options={known.map((name) => ({ value: name, label: name }))}
      may={edit.may}
      onSave={(chosen) => edit.save({ tags: chosen })}
    >
      {tags.length > 0 && <Tags tags={tags} />}
    </InlineEdit>
  );
}

interface KindProps {
  edit: RecordEdit<Ticket>;
  labels: { readonly priority: string; readonly type: string };
}

/** How urgent it is, and what it is about. */
function Kind({ edit, labels }: KindProps) {
  const { t } = useTranslation("service");
  return (
    <div className={classes.facts}>
      <InlineEdit
        kind="select"
        label={labels.priority}
        field="priority"
        value={String(edit.record.priority)}
        options={PRIORITIES.map((value) => ({ value: String(value), label: t(`priority.${value}`) }))}
        may={edit.may}
        onSave={(priority) => edit.save({ priority: Number(priority ?? 2) })}
      />
      <InlineEdit
        kind="select"
        label={labels.type}
        field="type"
        value={edit.record.type}
        options={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
        may={edit.may}
        onSave={(type) => edit.save({ type: type ?? "question" })}
      />
    </div>
  );
}

const GRADED = ["impact", "urgency"] as const;

/** How far it reaches and how soon it is needed; the priority follows from both. */
function Grades({ edit, form }: { edit: RecordEdit<Ticket>; form: TicketForm }) {
  const { t } = useTranslation("service");
  const options = GRADES.map((value) => ({ value: String(value), label: t(`grade.${value}`) }));
  const written = (grade: number | null) => (grade === null ? null : String(grade));
  return (
    <div className={classes.facts}>
      {GRADED.filter((name) => form.shows(name, edit.record[name] !== null)).map((name) => (
        <InlineEdit
          key={name}
          kind="select"
          label={t(`fact.${name}`)}
          field={name}
          mark={<Missing before={form.missingFor(name)} />}
          value={written(edit.record[name])}
          options={options}
          may={edit.may}
          onSave={(grade) => edit.save({ [name]: grade ? Number(grade) : null })}
        />
      ))}
    </div>
  );
}

function Holder({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const assign = useAssign(ticket);
  if (!ticket.may.update) return null;
  return (
    <RecordPicker
      label={t("fact.assignee")}
      description={ticket.team ? t("fact.team", { name: ticket.team.name }) : undefined}
      source={users}
      value={ticket.assignee}
      onChange={(picked) => assign({ assignee_id: picked?.id ?? null }).catch(toastProblem)}
    />
  );
}

function Times({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const lines = [
    { label: t("time.opened"), iso: ticket.opened_at },
    { label: t("time.first_reply"), iso: ticket.first_reply_at },
    { label: t("time.solved"), iso: ticket.solved_at },
    { label: t("time.closed"), iso: ticket.closed_at },
  ];
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {t("fact.channel")} {t(`channel.${ticket.channel_kind}`)}
      </Text>
      {lines
        .filter(({ iso }) => iso)
        .map(({ label, iso }) => (
          <Text key={label} size="xs" c="dimmed">
            {label} <DateText iso={iso} />
          </Text>
        ))}
      {ticket.first_reply_seconds !== null && (
        <Text size="xs" c="dimmed">
          {t("time.first_reply_took")} <Duration seconds={ticket.first_reply_seconds} isBusiness />
        </Text>
      )}
      {ticket.is_imported && (
        <Text size="xs" c="dimmed">
          {t("time.imported")}
        </Text>
      )}
      {ticket.reopened_count > 0 && (
        <Text size="xs" c="var(--warn)">
          {t("time.reopened", { n: ticket.reopened_count })}
        </Text>
      )}
    </Stack>
  );
}
