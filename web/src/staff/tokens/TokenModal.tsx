import { MultiSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { SecretModal } from "@/ui/SecretModal";
import { createToken, useScopes } from "./api";

const USUAL_DAYS = 90;
const LONGEST_DAYS = 365;

/** Makes a token; its secret is shown in the same window, this once. */
export function TokenModal({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("staff");
  return (
    <SecretModal
      title={t("tokens.add")}
      label={t("tokens.secret")}
      about={t("tokens.secret_about")}
      onClose={onClose}
    >
      {(show) => (
        <TokenForm
          onIssued={(issued) => {
            onDone();
            show(issued);
          }}
        />
      )}
    </SecretModal>
  );
}

function TokenForm({ onIssued }: { onIssued: (secret: string) => void }) {
  const { t } = useTranslation("staff");
  const scopes = useScopes();
  const { form, ...sending } = useServerForm({
    initialValues: { name: "", scopes: [] as string[], days: USUAL_DAYS, networks: "" },
    validate: {
      name: (value: string) => (value.trim() ? null : t("setup.needed")),
      scopes: (value: string[]) => (value.length > 0 ? null : t("setup.needed")),
    },
    send: async ({ networks, ...values }) => {
      const from = networks.split(/[\s,、]+/).filter(Boolean);
      onIssued((await createToken({ ...values, networks: from })).secret);
    },
    onDone: () => undefined,
  });
  return (
    <FormBody {...sending} submitLabel={t("tokens.make")}>
      <TextInput
        label={t("tokens.name")}
        description={t("tokens.name_about")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <MultiSelect
        label={t("tokens.scopes")}
        description={t("tokens.scopes_about")}
        required
        searchable
        data={[...(scopes.data?.items ?? [])]}
        {...form.getInputProps("scopes")}
      />
      <Textarea
        label={t("tokens.networks")}
        description={t("tokens.networks_about")}
        placeholder="203.0.113.0/24"
        autosize
        {...form.getInputProps("networks")}
      />
      <NumberInput label={t("tokens.days")} min={1} max={LONGEST_DAYS} {...form.getInputProps("days")} />
    </FormBody>
  );
}
