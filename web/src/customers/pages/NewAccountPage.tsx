import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { AccountForm } from "../accounts/AccountForm";

/** A new customer; `?name=` begins with a name typed elsewhere. */
export default function NewAccountPage() {
  const { t } = useTranslation("customers");
  const { values } = useFilters();
  const go = useGo();
  return (
    <Stack p="md">
      <PageHead title={t("accounts.add")} about={t("accounts.add_about")} />
      <AccountForm
        initial={values.name ? { name: values.name } : {}}
        onMade={(id) => go(`/accounts/${id}`, { replace: true })}
        onCancel={() => go("/accounts")}
      />
    </Stack>
  );
}
