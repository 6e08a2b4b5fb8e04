import { Checkbox, Stack, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { useThread } from "../api";
import { personOf } from "../mail/useMailDraft";
import type { Ticket } from "../types";
import { beginSide, useSideRefresh } from "./api";

interface Values extends Record<string, unknown> {
  to: string[];
  subject: string;
  text: string;
  waits: boolean;
  taken: string[];
}

/** Asks a maker by mail: whom, about what, with which files of the ticket; the ticket then waits for them. */
export function SideModal({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation("service");
  const refresh = useSideRefresh();
  const start: Values = { to: [], subject: ticket.subject, text: "", waits: true, taken: [] };
  async function send({ to, taken, ...rest }: Values) {
    await beginSide(ticket, { ...rest, to: to.map(personOf), taken_file_ids: taken, file_ids: [] });
    refresh();
    toastDone(t("maker.sent"));
  }
  const said = (words: string) => (words.trim() ? null : t("maker.needed"));
  return (
    <FormModal
      title={t("maker.title")}
      submitLabel={t("maker.do")}
      initialValues={start}
      validate={{ to: (to) => (to.length ? null : t("maker.needed")), subject: said, text: said }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t("maker.about")}</Text>
          <TagsInput
            label={t("mail.to")}
            placeholder="support@example.com"
            required
            splitChars={[",", ";", "、"]}
            {...form.getInputProps("to")}
          />
          <TextInput label={t("mail.subject")} required maxLength={300} {...form.getInputProps("subject")} />
          <Textarea
            label={t("maker.text")}
            required
            autosize
            minRows={5}
            maxLength={20_000}
            {...form.getInputProps("text")}
          />
          <TicketFiles ticket={ticket} {...form.getInputProps("taken")} />
          <Checkbox label={t("maker.waits")} {...form.getInputProps("waits", { type: "checkbox" })} />
        </>
      )}
    </FormModal>
  );
}

interface FilesProps {
  ticket: Ticket;
  value?: string[];
  onChange?: (taken: string[]) => void;
  error?: React.ReactNode;
}

/** The files of the ticket that may go along; none goes unasked. */
function TicketFiles({ ticket, value, onChange, error }: FilesProps) {
  const { t } = useTranslation("service");
  const { data } = useThread(ticket.id, false);
  const files = data?.pages.flatMap((piece) => piece.items.flatMap((one) => one.files)) ?? [];
  if (files.length === 0) return null;
  return (
    <Checkbox.Group label={t("maker.files")} value={value ?? []} onChange={onChange} error={error}>
      <Stack gap={4} mt={4}>
        {files.map((file) => (
          <Checkbox key={file.id} size="xs" value={file.id} label={file.name} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
