import { Alert, TextInput } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keysOf } from "@/client/keys";
import type { Money } from "@/client/types";
import { MoneyField } from "@/ui/edit/fields";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import { convertLead, type Lead } from "./api";
import { useLeadChange } from "./useLeadChange";

interface Values extends Record<string, unknown> {
  deal_name: string;
  account_id: Picked | null;
  amount: Money | null;
}

/** A lead becomes a customer, a person there and a deal; what will be made is said beforehand. */
export function ConvertModal({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const keep = useLeadChange();
  const go = useGo();
  const company = lead.company || lead.name;

  async function send({ account_id, ...rest }: Values) {
    const done = await convertLead(lead, { ...rest, account_id: account_id?.id ?? null });
    keep(done.lead);
    void cache.invalidateQueries({ queryKey: keysOf("sales.Deal").all });
    toastDone(t("convert.done", { account: done.account.name }));
    go(`/deals/${done.deal.id}`);
  }

  const initialValues: Values = { deal_name: "", account_id: null, amount: null };
  return (
    <FormModal
      title={t("convert.title", { name: lead.name })}
      submitLabel={t("convert.submit")}
      initialValues={initialValues}
      validate={{ deal_name: (value) => (value.trim() ? null : t("needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("convert.deal_name")}
            placeholder={t("deals.name_example")}
            required
            data-autofocus
            {...form.getInputProps("deal_name")}
          />
          <MoneyField label={t("deal.amount")} {...form.getInputProps("amount")} />
          <RecordPicker
            label={t("convert.account")}
            placeholder={t("convert.new_account", { company })}
            source={accounts}
            {...form.getInputProps("account_id")}
          />
          {lead.missing.length > 0 && (
            <Alert role="status" variant="light" color="yellow">
              {t("qualifying.missing", {
                items: lead.missing.map((item) => t(`qualifying.items.${item}`)).join(t("qualifying.and")),
              })}
            </Alert>
          )}
          <Alert role="status" variant="light" color="gray" icon={<IconInfoCircle size={18} aria-hidden />}>
            {form.values.account_id
              ? t("convert.into", { account: form.values.account_id.name, name: lead.name })
              : t("convert.makes", { company, name: lead.name })}
            {lead.referrer && ` ${t("convert.referrer", { name: lead.referrer.name })}`}
          </Alert>
        </>
      )}
    </FormModal>
  );
}
