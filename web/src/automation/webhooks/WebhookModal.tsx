import { TagsInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { SecretModal } from "@/ui/SecretModal";
import { changeWebhook, createWebhook, type Webhook } from "./api";

const SUGGESTED = [
  "*",
  "deal.won",
  "deal.lost",
  "deal.*",
  "handover.accepted",
  "handover.*",
  "ticket.*",
  "order.*",
];

interface Props {
  /** The one to change; a new one without it. */
  webhook?: Webhook | undefined;
  onDone: () => void;
  onClose: () => void;
}

/** Makes or changes a webhook; the secret of a new one is shown in the same window, this once. */
export function WebhookModal({ webhook, onDone, onClose }: Props) {
  const { t } = useTranslation("automation");
  return (
    <SecretModal
      title={t(webhook ? "webhooks.edit" : "webhooks.add")}
      label={t("webhooks.secret")}
      about={t("webhooks.secret_about")}
      onClose={onClose}
    >
      {(show) => (
        <WebhookForm
          webhook={webhook}
          onSaved={(made) => {
            onDone();
            if (made) show(made);
            else onClose();
          }}
        />
      )}
    </SecretModal>
  );
}

interface FormProps {
  webhook: Webhook | undefined;
  onSaved: (secret: string | null) => void;
}

function useWebhookForm({ webhook, onSaved }: FormProps) {
  const { t } = useTranslation("automation");
  const needed = t("webhooks.needed");
  return useServerForm({
    initialValues: {
      name: webhook?.name ?? "",
      url: webhook?.url ?? "https://",
      kinds: webhook?.kinds ?? ([] as string[]),
    },
    validate: {
      name: (value: string) => (value.trim() ? null : needed),
      url: (value: string) => (/^https:\/\/./.test(value) ? null : t("webhooks.https")),
      kinds: (value: string[]) => (value.length > 0 ? null : needed),
    },
    send: async (values) => {
      if (!webhook) return onSaved((await createWebhook(values)).secret);
      await changeWebhook(webhook, values);
      return onSaved(null);
    },
    onDone: () => undefined,
  });
}

function WebhookForm(props: FormProps) {
  const { t } = useTranslation("automation");
  const { form, ...sending } = useWebhookForm(props);
  return (
    <FormBody {...sending}>
      <TextInput
        label={t("webhooks.name")}
        description={t("webhooks.name_about")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("webhooks.url")}
        description={t("webhooks.url_about")}
        type="url"
        required
        {...form.getInputProps("url")}
      />
      <TagsInput
        label={t("webhooks.kinds")}
        description={t("webhooks.kinds_about")}
        required
        data={SUGGESTED}
        splitChars={[",", " "]}
        {...form.getInputProps("kinds")}
      />
    </FormBody>
  );
}
