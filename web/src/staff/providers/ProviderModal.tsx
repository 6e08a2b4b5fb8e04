import { PasswordInput, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { addProvider, changeProvider, type Provider } from "./api";

interface Props {
  /** Null to add one. */
  provider: Provider | null;
  onDone: () => void;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  issuer: string;
  client_id: string;
  secret: string;
}

/** A provider by its issuer. Its secret is written, never read. */
export function ProviderModal({ provider, onDone, onClose }: Props) {
  const { t } = useTranslation("staff");
  const needed = (value: string) => (value.trim() ? null : t("setup.needed"));
  async function send({ secret, issuer, ...fields }: Values) {
    const given = secret ? { ...fields, secret } : fields;
    const saved = provider
      ? await changeProvider(provider, given)
      : await addProvider({ ...fields, secret, issuer });
    onDone();
    toastDone(t("providers.saved", { name: saved.name }));
  }
  return (
    <FormModal
      title={provider ? t("people.edit_named", { name: provider.name }) : t("providers.add")}
      initialValues={{
        name: provider?.name ?? "",
        issuer: provider?.issuer ?? "",
        client_id: provider?.client_id ?? "",
        secret: "",
      }}
      validate={{
        name: needed,
        issuer: needed,
        client_id: needed,
        secret: (value) => (provider ? null : needed(value)),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} isNew={provider === null} />}
    </FormModal>
  );
}

function Fields({ form, isNew }: { form: UseFormReturnType<Values>; isNew: boolean }) {
  const { t } = useTranslation("staff");
  return (
    <>
      <TextInput
        label={t("providers.name")}
        description={t("providers.name_about")}
        required
        data-autofocus
        maxLength={40}
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("providers.issuer")}
        description={t(isNew ? "providers.issuer_about" : "providers.issuer_stays")}
        required
        disabled={!isNew}
        placeholder="https://login.example.com"
        {...form.getInputProps("issuer")}
      />
      <TextInput label={t("providers.client_id")} required {...form.getInputProps("client_id")} />
      <PasswordInput
        label={t("providers.secret")}
        description={t(isNew ? "providers.secret_about" : "providers.secret_kept")}
        required={isNew}
        autoComplete="off"
        visibilityToggleButtonProps={{ "aria-label": t("providers.show_secret") }}
        {...form.getInputProps("secret")}
      />
    </>
  );
}
