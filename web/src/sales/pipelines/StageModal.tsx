import { NumberInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import type { Stage } from "../shared";
import { changeStage } from "./api";

interface Props {
  stage: Stage;
  onDone: () => void;
  onClose: () => void;
}

/** A stage's names and likelihood. What it means, such as won, stays. */
export function StageModal({ stage, onDone, onClose }: Props) {
  const { t } = useTranslation("sales");
  const isFixed = stage.type === "won" || stage.type === "lost";
  const initialValues = { name: stage.name, name_en: stage.name_en, probability: stage.probability };

  async function send(values: typeof initialValues) {
    await changeStage(stage, { ...values, probability: Number(values.probability) });
    onDone();
    toastDone(t("pipelines.changed", { name: values.name }));
  }

  return (
    <FormModal
      title={t("pipelines.edit_named", { name: stage.name })}
      initialValues={initialValues}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t("pipelines.name")} required data-autofocus {...form.getInputProps("name")} />
          <TextInput label={t("pipelines.name_en")} {...form.getInputProps("name_en")} />
          <NumberInput
            label={t("deal.probability")}
            description={isFixed ? t("pipelines.fixed") : t("pipelines.probability_about")}
            suffix="%"
            min={0}
            max={100}
            allowDecimal={false}
            disabled={isFixed}
            {...form.getInputProps("probability")}
          />
        </>
      )}
    </FormModal>
  );
}
