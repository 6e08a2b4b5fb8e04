import { Button, Collapse, Group, Select, Switch, TagsInput, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import classes from "./mail.module.css";
import type { MailDraft } from "./useMailDraft";

/** Whether an answer is mailed, to whom, and – on demand – from where, about what, and when. */
export function MailFields({ draft }: { draft: MailDraft }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const { isOpen } = draft;
  if (!draft.isOffered) return null;
  const hasNobody = draft.to.length === 0;
  return (
    <div>
      <Group gap="xs" justify="space-between" wrap="wrap">
        <Group gap="sm" wrap="wrap">
          <Switch
            size="xs"
            label={t("mail.mailed")}
            checked={draft.isMailed}
            onChange={(event) => draft.setMailed(event.currentTarget.checked)}
          />
          {draft.isMailed && draft.mailing?.by_itself && (
            <Text size="xs">{t("mail.to_whom", { people: format.list(draft.to) })}</Text>
          )}
        </Group>
        {draft.isMailed && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={isOpen || hasNobody}
            onClick={() => draft.set({ isOpen: !isOpen })}
          >
            {t(isOpen ? "mail.fewer" : "mail.more")}
          </Button>
        )}
      </Group>
      <Collapse in={draft.isMailed && (isOpen || hasNobody)}>
        <Fields draft={draft} />
      </Collapse>
      {draft.isMailed && !isOpen && draft.cc.length > 0 && (
        <Text size="xs" c="dimmed">
          {t("mail.cc_whom", { people: format.list(draft.cc) })}
        </Text>
      )}
    </div>
  );
}

function Fields({ draft }: { draft: MailDraft }) {
  const { t } = useTranslation("service");
  const mailboxes = (draft.mailing?.mailboxes ?? []).map((one) => ({
    value: one.id,
    label: one.name ? `${one.name} <${one.address}>` : one.address,
  }));
  return (
    <div className={classes.fields}>
      <TagsInput
        size="xs"
        label={t("mail.to")}
        value={draft.to}
        onChange={(to) => draft.set({ to })}
        splitChars={[",", ";", "、"]}
      />
      <TagsInput
        size="xs"
        label={t("mail.cc")}
        value={draft.cc}
        onChange={(cc) => draft.set({ cc })}
        splitChars={[",", ";", "、"]}
      />
      <TextInput
        size="xs"
        label={t("mail.subject")}
        value={draft.subject}
        maxLength={300}
        onChange={(event) => draft.set({ subject: event.currentTarget.value })}
      />
      <Select
        size="xs"
        label={t("mail.from")}
        data={mailboxes}
        value={draft.mailbox}
        allowDeselect={false}
        onChange={(mailbox) => draft.set({ mailbox })}
      />
      <TextInput
        size="xs"
        type="datetime-local"
        label={t("mail.at")}
        description={t("mail.at_about")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={draft.at}
        onChange={(event) => draft.set({ at: event.currentTarget.value })}
      />
    </div>
  );
}
