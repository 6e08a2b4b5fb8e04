import { type FormValidateInput, type UseFormReturnType, useForm } from "@mantine/form";
import { useState } from "react";
import { toProblem } from "@/client/problem";
import { wordsOf } from "../toast";

interface Options<Values> {
  initialValues: Values;
  validate?: NoInfer<FormValidateInput<Values>>;
  send: (values: NoInfer<Values>) => Promise<unknown>;
  onDone: () => void;
}

export interface ServerForm<Values> {
  readonly form: UseFormReturnType<Values>;
  readonly submit: (event?: React.FormEvent<HTMLFormElement>) => void;
  readonly isSending: boolean;
  /** What was refused as a whole, not for one field. */
  readonly refusal: { title: string; message: string } | null;
}

/** A form whose last word is the server's: its messages stand beside the fields they are about. */
export function useServerForm<Values extends Record<string, unknown>>(
  options: Options<Values>,
): ServerForm<Values> {
  const form = useForm<Values>({
    initialValues: options.initialValues,
    ...(options.validate ? { validate: options.validate } : {}),
  });
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<ServerForm<Values>["refusal"]>(null);

  async function send(values: Values) {
    setSending(true);
    setRefusal(null);
    try {
      await options.send(values);
      options.onDone();
    } catch (error) {
      const { fields } = toProblem(error);
      form.setErrors(fields);
      const isAllBesideFields =
        Object.keys(fields).length > 0 &&
        Object.keys(fields).every((name) => (name.split(".")[0] ?? name) in options.initialValues);
      if (!isAllBesideFields) setRefusal(wordsOf(error));
    } finally {
      setSending(false);
    }
  }

  return { form, submit: form.onSubmit(send), isSending, refusal };
}
