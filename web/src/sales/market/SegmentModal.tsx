import { Skeleton, Text, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { useFields } from "@/views/api";
import { TreeEditor } from "@/views/TreeEditor";
import { finished, fromSpoken, toSpoken } from "@/views/tree";
import type { Tree } from "@/views/types";
import { type Segment, saveSegment, segmentKeys } from "./api";

interface Values extends Record<string, unknown> {
  name: string;
  note: string;
  filter: Tree;
}

/** Who belongs to a segment: conditions, as on the list of accounts. */
export default function SegmentModal({ segment, onClose }: { segment: Segment | null; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const fields = useFields("accounts");
  const tree = fromSpoken(segment?.filter);
  const initialValues: Values = {
    name: segment?.name ?? "",
    note: segment?.note ?? "",
    filter: tree.parts.length > 0 ? tree : { join: "all", parts: [{ field: "", op: "" }] },
  };
  return (
    <FormModal
      size="xl"
      title={segment ? t("segments.edit", { name: segment.name }) : t("segments.add")}
      initialValues={initialValues}
      validate={{ name: (name) => (name.trim() ? null : t("needed")) }}
      onSubmit={async ({ name, note, filter }) => {
        const asked = finished(filter);
        await saveSegment(segment, { name, note, filter: asked.parts.length > 0 ? toSpoken(asked) : {} });
        void cache.invalidateQueries({ queryKey: segmentKeys.all });
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("segments.name")}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <Textarea label={t("segments.note")} autosize minRows={2} {...form.getInputProps("note")} />
          <Text size="sm" fw={500}>
            {t("segments.who")}
          </Text>
          {fields.data ? (
            <TreeEditor
              entity="accounts"
              fields={fields.data.items}
              tree={form.values.filter}
              onChange={(changed) => form.setFieldValue("filter", changed)}
            />
          ) : (
            <Skeleton h={60} />
          )}
        </>
      )}
    </FormModal>
  );
}
