import { useTranslation } from "react-i18next";
import { SelectFilter } from "@/ui/list/filters";
import { among, owned, same } from "@/views/quick";
import { PREFECTURES, STAGES } from "../types";

/** What the filters say as conditions of a view. */
export const ACCOUNT_QUICK = {
  owner: owned("sales_owner", "service_owner"),
  stage: among("relationship_stage"),
  prefecture: among("prefecture"),
  industry: same("industry"),
  kind: among("kind"),
};

export const ACCOUNT_FILTERS = ["owner", "stage", "prefecture", "industry", "kind"] as const;

export function AccountFilters() {
  const { t } = useTranslation("customers");
  return (
    <>
      <SelectFilter
        name="owner"
        label={t("filter.owner")}
        options={["mine", "team", "none"].map((value) => ({ value, label: t(`filter.${value}`) }))}
      />
      <SelectFilter
        name="stage"
        label={t("field.stage")}
        options={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
      />
      <SelectFilter
        name="prefecture"
        label={t("field.prefecture")}
        options={PREFECTURES.map((value) => ({ value, label: value }))}
      />
    </>
  );
}
