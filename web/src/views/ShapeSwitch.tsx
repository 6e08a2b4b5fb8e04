import { MultiSelect, SegmentedControl, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFields } from "./api";
import type { Shape, ViewState } from "./useView";

const SHAPES = ["list", "group", "kanban"] as const;

/** List, groups or kanban: one view, three shapes. */
export function ShapeSwitch({ shape, onShape }: { shape: Shape; onShape: (shape: Shape) => void }) {
  const { t } = useTranslation("views");
  return (
    <SegmentedControl
      size="sm"
      aria-label={t("shape.label")}
      value={shape}
      onChange={(chosen) => onShape(chosen as Shape)}
      data={SHAPES.map((one) => ({ value: one, label: t(`shape.${one}`) }))}
    />
  );
}

/** By which field rows are put together, and what is added up. */
export function GroupFields({ view, withSums }: { view: ViewState; withSums: boolean }) {
  const { t } = useTranslation("views");
  const fields = useFields(view.entity);
  const named = (name: "groups" | "sums") =>
    (fields.data?.items ?? [])
      .filter((one) => one[name])
      .map((one) => ({ value: one.name, label: one.label }));
  return (
    <>
      <Select
        aria-label={t("group_by")}
        placeholder={t("group_by")}
        data={named("groups")}
        value={view.groupBy || null}
        onChange={(by) => view.reshape({ by: by ?? undefined })}
        allowDeselect={false}
        w={170}
      />
      {withSums && (
        <MultiSelect
          aria-label={t("sums")}
          placeholder={view.sums.length > 0 ? undefined : t("sums")}
          data={named("sums")}
          value={[...view.sums]}
          onChange={(sums) => view.reshape({ sums: sums.join(",") || "none" })}
          maw={320}
        />
      )}
    </>
  );
}
