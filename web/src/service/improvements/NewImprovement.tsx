import { Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, products, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import { raiseImprovement, useAskAgain } from "./api";

interface Values extends Record<string, unknown> {
  title: string;
  wanted: string;
  product_id: Picked | null;
  owner_id: Picked | null;
  due_on: string | null;
}

const EMPTY: Values = { title: "", wanted: "", product_id: null, owner_id: null, due_on: null };

/** Something that is to be better; without an owner it is the writer's. */
export function NewImprovement({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("service");
  const askAgain = useAskAgain();
  const go = useGo();

  async function send({ title, wanted, product_id, owner_id, due_on }: Values) {
    const owner = owner_id ? { owner_id: owner_id.id } : {};
    const made = await raiseImprovement({
      title,
      wanted,
      due_on: due_on || null,
      product_id: product_id?.id ?? null,
      ...owner,
    });
    toastDone(t("improvement.raised", { number: made.number }));
    void askAgain();
    void go(`/improvements/${made.id}`);
  }

  return (
    <FormModal
      title={t("improvement.new")}
      initialValues={EMPTY}
      validate={{ title: (value) => (value.trim() ? null : t("improvement.title_needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("improvement.title")}
            required
            maxLength={300}
            {...form.getInputProps("title")}
          />
          <Textarea label={t("improvement.wanted")} autosize minRows={3} {...form.getInputProps("wanted")} />
          <RecordPicker
            label={t("complaint.product")}
            source={products}
            {...form.getInputProps("product_id")}
          />
          <RecordPicker
            label={t("improvement.owner")}
            description={t("improvement.owner_about")}
            source={users}
            {...form.getInputProps("owner_id")}
          />
          <DateField label={t("improvement.due_on")} {...form.getInputProps("due_on")} />
        </>
      )}
    </FormModal>
  );
}
