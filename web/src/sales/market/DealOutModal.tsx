import { Checkbox } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { dealOut, listKeys, rowKeys, type TargetList } from "./api";
import { PeopleField } from "./PeopleField";

interface Values extends Record<string, unknown> {
  owner_ids: string[];
  anew: boolean;
}

/** Gives what still waits to people, in turn. */
export function DealOutModal({ list, onClose }: { list: TargetList; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const initialValues: Values = { owner_ids: [], anew: false };
  return (
    <FormModal
      title={t("targets.deal_out")}
      submitLabel={t("targets.deal_out")}
      initialValues={initialValues}
      validate={{ owner_ids: (ids) => (ids.length > 0 ? null : t("needed")) }}
      onSubmit={async (values) => {
        cache.setQueryData(listKeys.one(list.id), await dealOut(list.id, values));
        void cache.invalidateQueries({ queryKey: rowKeys.all });
        toastDone(t("targets.dealt_out"));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <PeopleField {...form.getInputProps("owner_ids")} />
          <Checkbox label={t("targets.anew")} {...form.getInputProps("anew", { type: "checkbox" })} />
        </>
      )}
    </FormModal>
  );
}
