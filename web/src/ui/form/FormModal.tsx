import { Modal } from "@mantine/core";
import type { FormValidateInput, UseFormReturnType } from "@mantine/form";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FormBody } from "./FormBody";
import { useServerForm } from "./useServerForm";

interface Props<Values> {
  title: string;
  /** Wider than usual, for conditions and tables. */
  size?: "lg" | "xl";
  /** The verb of the main button; 保存する when not given. */
  submitLabel?: string;
  initialValues: Values;
  validate?: NoInfer<FormValidateInput<Values>>;
  /** Sends the values. A refusal keeps the form open, its messages beside the fields. */
  onSubmit: (values: NoInfer<Values>) => Promise<unknown>;
  onClose: () => void;
  /** The fields: `(form) => <TextInput {...form.getInputProps("name")} />`. */
  children: (form: NoInfer<UseFormReturnType<Values>>) => ReactNode;
}

/** A short form over the page; on a phone it fills the screen. */
export function FormModal<Values extends Record<string, unknown>>(props: Props<Values>) {
  const { t } = useTranslation("ui");
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { form, ...sending } = useServerForm({
    initialValues: props.initialValues,
    ...(props.validate ? { validate: props.validate } : {}),
    send: props.onSubmit,
    onDone: props.onClose,
  });
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.size ?? "md"}
      fullScreen={isNarrow}
      closeOnClickOutside={!form.isDirty()}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <FormBody {...sending} submitLabel={props.submitLabel} onCancel={props.onClose}>
        {props.children(form)}
      </FormBody>
    </Modal>
  );
}
