import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { changeMailbox, createMailbox, type Mailbox } from "./api";
import { FetchFields } from "./FetchFields";
import { givenOf, type Values, valuesOf } from "./fields";
import { SendFields } from "./SendFields";
import { WhoseFields } from "./WhoseFields";

interface Props {
  /** Null to add one. */
  mailbox: Mailbox | null;
  onDone: () => void;
  onClose: () => void;
}

/** A mail address of ours. Passwords are written, never read. */
export function MailboxModal({ mailbox, onDone, onClose }: Props) {
  const { t } = useTranslation("channels");
  async function send(values: Values) {
    const { address, ...fields } = givenOf(values);
    const saved = mailbox
      ? await changeMailbox(mailbox, { ...fields, address })
      : await createMailbox({ ...fields, address });
    onDone();
    toastDone(t("mailboxes.saved", { address: saved.address }));
  }
  return (
    <FormModal<Values>
      title={mailbox ? t("mailboxes.act_named.edit", { address: mailbox.address }) : t("mailboxes.add")}
      initialValues={valuesOf(mailbox)}
      validate={{
        address: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t("mailboxes.address_needed")),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <Tabs defaultValue="whose" keepMounted={false}>
          <Tabs.List mb="sm">
            {(["whose", "fetch", "send"] as const).map((part) => (
              <Tabs.Tab key={part} value={part}>
                {t(`mailboxes.part.${part}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="whose">
            <WhoseFields form={form} />
          </Tabs.Panel>
          <Tabs.Panel value="fetch">
            <FetchFields form={form} mailbox={mailbox} />
          </Tabs.Panel>
          <Tabs.Panel value="send">
            <SendFields form={form} mailbox={mailbox} />
          </Tabs.Panel>
        </Tabs>
      )}
    </FormModal>
  );
}
