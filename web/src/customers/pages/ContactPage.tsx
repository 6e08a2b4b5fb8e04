import { ActionIcon, Group, Skeleton, Stack, Text, Title, Tooltip } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { useCustomWords } from "@/custom/useCustomWords";
import { PersonalDataMenu } from "@/privacy/person/PersonalDataMenu";
import { AboutSequences } from "@/sales/sequences/AboutSequences";
import { ConflictDialog } from "@/ui/edit/ConflictDialog";
import { useRecordEdit } from "@/ui/edit/useRecordEdit";
import { FilesCard } from "@/ui/files/FilesCard";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { contactKeys, patchContact, useContact } from "../contacts/api";
import { ContactFacts } from "../contacts/ContactFacts";
import { kanaOf } from "../contacts/columns";
import { PlacesCard } from "../contacts/PlacesCard";
import { MergeButton } from "../merging/MergeButton";
import { useLeadOn } from "../merging/useLeadOn";
import type { Contact } from "../types";

/** One person: what is known of them, and where they work and worked. */
export default function ContactPage() {
  const { id = "" } = useParams({ strict: false });
  const { data, error, refetch } = useContact(id);
  useLeadOn("contacts", id, data);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton m="md" h={320} />;
  return <Loaded contact={data} />;
}

function Loaded({ contact }: { contact: Contact }) {
  const { t } = useTranslation("customers");
  const edit = useRecordEdit<Contact>({
    record: contact,
    queryKey: contactKeys.one(contact.id),
    patch: (changes, version) => patchContact(contact.id, changes, version),
  });
  useEffect(() => {
    document.title = `${contact.name} – Enishi`;
  }, [contact.name]);
  return (
    <>
      <RecordPage
        header={
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <Stack gap={0} miw={0}>
              <Text size="xs" c="dimmed">
                {kanaOf(contact)}
              </Text>
              <Title order={1} translate="no">
                {contact.name}
              </Title>
            </Stack>
            <Group gap="xs" wrap="nowrap" flex="none">
              <Tooltip label={t("contacts.card")}>
                <ActionIcon
                  component="a"
                  href={`/api/v1/contacts/${contact.id}/card`}
                  download
                  variant="default"
                  size={36}
                  aria-label={t("contacts.card")}
                >
                  <IconAddressBook size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
              {edit.may && <MergeButton contact={contact} />}
              <PersonalDataMenu person={contact} />
            </Group>
          </Group>
        }
        left={<ContactFacts edit={edit} />}
        middle={
          <Stack>
            <PlacesCard contact={contact} />
            <ContactSequences contact={contact} may={edit.may} />
            <FilesCard of={{ subject: "contact", id: contact.id }} may={edit.may} />
          </Stack>
        }
      />
      <ConflictDialog
        edit={edit}
        labelOf={(field) => t(`field.${field}`)}
        custom={useCustomWords("contacts")}
      />
    </>
  );
}

/** The sequences of sales they are in, for who sells. */
function ContactSequences({ contact, may }: { contact: Contact; may: boolean }) {
  const { navigation } = useMe();
  if (!navigation.includes("market")) return null;
  const who = may ? { contact_ids: [contact.id] } : null;
  return <AboutSequences about={{ kind: "contact", id: contact.id }} who={who} />;
}
