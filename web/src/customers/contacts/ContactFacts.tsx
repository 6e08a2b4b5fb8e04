import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CustomFacts } from "@/custom/CustomFacts";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import type { RecordEdit } from "@/ui/edit/useRecordEdit";
import { CHANNELS, type Contact } from "../types";

const WRITTEN = [
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "email",
  "phone",
  "mobile",
] as const;

/** What is known of a person, each fact edited where it stands. */
export function ContactFacts({ edit }: { edit: RecordEdit<Contact> }) {
  const { t } = useTranslation("customers");
  const contact = edit.record;
  return (
    <Stack gap="xs">
      {WRITTEN.map((name) => (
        <InlineEdit
          key={name}
          kind="text"
          label={t(`field.${name}`)}
          field={name}
          value={contact[name]}
          may={edit.may}
          onSave={(value) => edit.save({ [name]: value })}
        />
      ))}
      <InlineEdit
        kind="select"
        label={t("field.preferred_channel")}
        field="preferred_channel"
        value={contact.preferred_channel}
        options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        may={edit.may}
        onSave={(value) => edit.save({ preferred_channel: value ?? "" })}
      />
      <InlineEdit
        kind="select"
        label={t("field.language")}
        field="language"
        value={contact.language}
        options={[
          { value: "ja", label: t("language.ja") },
          { value: "en", label: t("language.en") },
        ]}
        may={edit.may}
        onSave={(value) => edit.save({ language: value ?? "ja" })}
      />
      <CustomFacts entity="contacts" edit={edit} />
      <Private edit={edit} />
    </Stack>
  );
}

/** What those responsible know of a person, and nobody else. */
function Private({ edit }: { edit: RecordEdit<Contact> }) {
  const { t } = useTranslation("customers");
  const { private_phone, memo, may } = edit.record;
  if (private_phone === null || memo === null) return null;
  const mayWrite = edit.may && may["private_fields.update"] === true;
  return (
    <Stack component="section" gap="xs" aria-label={t("private.title")}>
      <Stack gap={0}>
        <Text size="sm" fw={600}>
          {t("private.title")}
        </Text>
        <Text size="xs" c="dimmed">
          {t("private.about")}
        </Text>
      </Stack>
      <InlineEdit
        kind="text"
        label={t("field.private_phone")}
        field="private_phone"
        value={private_phone}
        may={mayWrite}
        onSave={(value) => edit.save({ private_phone: value })}
      />
      <InlineEdit
        kind="textarea"
        label={t("field.memo")}
        field="memo"
        value={memo}
        may={mayWrite}
        onSave={(value) => edit.save({ memo: value })}
      />
    </Stack>
  );
}
