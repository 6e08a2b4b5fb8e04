import { Textarea } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { type Promised, useChangePromise, useMakePromise } from "./api";

interface Values extends Record<string, unknown> {
  account_id: Picked | null;
  text: string;
  owner_id: Picked | null;
  due_on: string | null;
}

const sent = ({ text, owner_id, due_on }: Values) => ({ text, owner_id: owner_id?.id ?? null, due_on });

/** A promise to a customer, written down or worded better. */
export function PromiseModal({ promise, onClose }: { promise?: Promised; onClose: () => void }) {
  return promise ? <Change promise={promise} onClose={onClose} /> : <Make onClose={onClose} />;
}

function Make({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("bond");
  const { id, name } = useMe();
  const make = useMakePromise();
  return (
    <FormModal<Values>
      title={t("promises.add")}
      submitLabel={t("promises.make")}
      initialValues={{ account_id: null, text: "", owner_id: { id, name }, due_on: null }}
      validate={{
        account_id: (account) => (account ? null : t("promises.account_needed")),
        text: (text) => (text.trim() ? null : t("promises.text_needed")),
      }}
      onSubmit={async (values) => {
        if (!values.account_id) return;
        await make.mutateAsync({ ...sent(values), account_id: values.account_id.id });
        toastDone(t("promises.done.make"));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RecordPicker
            label={t("promises.account")}
            source={accounts}
            required
            {...form.getInputProps("account_id")}
          />
          <Fields form={form} />
        </>
      )}
    </FormModal>
  );
}

function Change({ promise, onClose }: { promise: Promised; onClose: () => void }) {
  const { t } = useTranslation("bond");
  const change = useChangePromise(promise);
  return (
    <FormModal<Values>
      title={t("promises.edit")}
      initialValues={{
        account_id: promise.account,
        text: promise.text,
        owner_id: promise.owner,
        due_on: promise.due_on,
      }}
      validate={{ text: (text) => (text.trim() ? null : t("promises.text_needed")) }}
      onSubmit={(values) => change.mutateAsync(sent(values))}
      onClose={onClose}
    >
      {(form) => <Fields form={form} />}
    </FormModal>
  );
}

function Fields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("bond");
  return (
    <>
      <Textarea
        label={t("promises.text")}
        placeholder={t("promises.text_hint")}
        autosize
        minRows={2}
        required
        {...form.getInputProps("text")}
      />
      <RecordPicker label={t("promises.owner")} source={users} {...form.getInputProps("owner_id")} />
      <DateField label={t("promises.due_on")} {...form.getInputProps("due_on")} />
    </>
  );
}
