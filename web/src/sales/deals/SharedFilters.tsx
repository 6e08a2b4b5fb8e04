import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SelectFilter } from "@/ui/list/filters";
import { useFilters } from "@/ui/useFilters";
import { KINDS, OWNERS } from "../shared";

/** The filters that board and list share. */
export function SharedFilters() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  return (
    <>
      <SelectFilter
        name="owner"
        label={t("deal.owner")}
        options={OWNERS.map((owner) => ({ value: owner, label: t(`owner.${owner}`) }))}
      />
      <SelectFilter
        name="kind"
        label={t("deal.kind")}
        options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <Checkbox
        label={t("deals.only_overdue")}
        checked={values.overdue === "true"}
        onChange={(event) => set({ overdue: event.currentTarget.checked ? "true" : undefined })}
        mb={8}
        styles={{ label: { whiteSpace: "nowrap" } }}
      />
    </>
  );
}
