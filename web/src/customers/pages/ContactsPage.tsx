import { Button } from "@mantine/core";
import { IconAddressBook, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { EnrolChosen } from "@/sales/sequences/EnrolChosen";
import { EmptyState } from "@/ui/EmptyState";
import { ListPage } from "@/ui/list/ListPage";
import { useShortcuts } from "@/ui/shortcuts";
import { useFilters } from "@/ui/useFilters";
import { ViewedList } from "@/views/ViewedList";
import { contactList } from "../contacts/api";
import { ContactModal } from "../contacts/ContactModal";
import { useContactColumns } from "../contacts/columns";

/** Everyone one knows at the customers of one's reach. */
export default function ContactsPage() {
  const { t } = useTranslation("customers");
  const { values, set } = useFilters();
  const { navigation } = useMe();
  const columns = useContactColumns();
  const add = () => set({ new: "1" });
  useShortcuts([{ keys: "c", label: t("contacts.add"), run: add }]);
  const addButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {t("contacts.add")}
    </Button>
  );
  return (
    <ListPage title={t("contacts.title")} actions={addButton}>
      <ViewedList
        entity="contacts"
        name="contacts"
        label={t("contacts.title")}
        columns={columns}
        source={contactList}
        defaultSort="-updated_at"
        to={(row) => `/contacts/${row.id}`}
        acts={({ rows, clear }) =>
          navigation.includes("market") && (
            <EnrolChosen who={{ contact_ids: [...rows.keys()] }} onDone={clear} />
          )
        }
        empty={
          <EmptyState
            icon={IconAddressBook}
            title={t("contacts.empty")}
            about={t("contacts.empty_about")}
            actions={addButton}
          />
        }
      />
      {values.new && <ContactModal onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}
