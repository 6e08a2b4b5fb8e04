import { Button } from "@mantine/core";
import { IconBuilding, IconListDetails, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { useCarried } from "@/ui/carried";
import { EmptyState } from "@/ui/EmptyState";
import { ListPage } from "@/ui/list/ListPage";
import { useShortcuts } from "@/ui/shortcuts";
import { useGo } from "@/ui/useGo";
import { ViewedList } from "@/views/ViewedList";
import { ACCOUNT_FILTERS, ACCOUNT_QUICK, AccountFilters } from "../accounts/AccountFilters";
import { accountList } from "../accounts/api";
import { useAccountColumns } from "../accounts/columns";

/** Every customer of one's reach, with what both roles have open there. */
export default function AccountsPage() {
  const { t } = useTranslation("customers");
  const go = useGo();
  const columns = useAccountColumns();
  const { navigation } = useMe();
  const mayImport = navigation.includes("imports");
  const add = () => go("/accounts/new");
  useShortcuts([{ keys: "c", label: t("accounts.add"), run: add }]);
  const addButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {t("accounts.add")}
    </Button>
  );
  return (
    <ListPage title={t("accounts.title")} actions={addButton}>
      <ViewedList
        entity="accounts"
        name="accounts"
        label={t("accounts.title")}
        columns={columns}
        source={accountList}
        filterNames={ACCOUNT_FILTERS}
        quick={ACCOUNT_QUICK}
        filters={<AccountFilters />}
        defaultSort="-updated_at"
        acts={({ rows }) => navigation.includes("market") && <ToTargets ids={[...rows.keys()]} />}
        to={(row) => `/accounts/${row.id}`}
        empty={
          <EmptyState
            icon={IconBuilding}
            title={t("accounts.empty")}
            about={t("accounts.empty_about")}
            actions={
              <>
                {addButton}
                {mayImport && (
                  <Button variant="default" onClick={() => go("/imports")}>
                    {t("accounts.import")}
                  </Button>
                )}
              </>
            }
          />
        }
      />
    </ListPage>
  );
}

/** The chosen ones become a list of whom to call. */
function ToTargets({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation("customers");
  const go = useGo();
  const carried = useCarried("targets");
  const take = () => {
    carried.put(ids);
    void go("/market?tab=lists&new=chosen");
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconListDetails size={15} aria-hidden />}
      onClick={take}
    >
      {t("accounts.to_targets")}
    </Button>
  );
}
