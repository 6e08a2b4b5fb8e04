import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { type Contract, contractKeys, endContract } from "./api";

/** The contract will not go on: its last day, and why. */
export function EndModal({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();

  async function send({ last_day, reason }: { last_day: string | null; reason: string }) {
    await endContract(contract, { last_day: last_day ?? "", reason });
    void cache.invalidateQueries({ queryKey: contractKeys.all });
    toastDone(t("contracts.ended", { name: contract.name }));
  }

  return (
    <FormModal
      title={t("contracts.end")}
      submitLabel={t("contracts.end")}
      initialValues={{ last_day: contract.ends_on as string | null, reason: "" }}
      validate={{ last_day: (day) => (day ? null : t("needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <DateField label={t("contract.cancelled_on")} {...form.getInputProps("last_day")} />
          <TextInput
            label={t("contract.cancel_reason")}
            placeholder={t("contracts.reason_example")}
            {...form.getInputProps("reason")}
          />
        </>
      )}
    </FormModal>
  );
}
