import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { RefEdit } from "@/ui/edit/RefEdit";
import { products, users } from "@/ui/pickers";
import type { Changes, Improvement } from "./api";

interface Props {
  improvement: Improvement;
  save: (changes: Changes) => Promise<void>;
}

/** What is to be better, who sees to it, until when, and what came of it. */
export function Facts({ improvement, save }: Props) {
  const { t } = useTranslation("service");
  const may = improvement.may.update === true;
  const told = improvement.status === "declined" ? "reason" : "result";
  return (
    <Stack gap="sm" component="section" aria-label={t("improvement.facts")}>
      <InlineEdit
        kind="text"
        label={t("improvement.title")}
        field="title"
        value={improvement.title}
        may={may}
        onSave={(title) => save({ title })}
      />
      <InlineEdit
        kind="textarea"
        label={t("improvement.wanted")}
        field="wanted"
        value={improvement.wanted}
        may={may}
        onSave={(wanted) => save({ wanted })}
      />
      <RefEdit
        label={t("improvement.owner")}
        source={users}
        field="owner_id"
        value={improvement.owner}
        may={may}
        onSave={(owner) => save({ owner_id: owner?.id ?? null })}
      />
      <InlineEdit
        kind="date"
        label={t("improvement.due_on")}
        field="due_on"
        value={improvement.due_on}
        may={may}
        onSave={(due_on) => save({ due_on: due_on || null })}
      />
      <RefEdit
        label={t("complaint.product")}
        source={products}
        field="product_id"
        value={improvement.product}
        may={may}
        onSave={(product) => save({ product_id: product?.id ?? null })}
      />
      <InlineEdit
        kind="textarea"
        label={t(`improvement.${told}`)}
        field={told}
        value={improvement[told]}
        may={may}
        onSave={(text) => save({ [told]: text })}
      />
    </Stack>
  );
}
