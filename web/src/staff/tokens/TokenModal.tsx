import { Alert, Button, Group, Modal, MultiSelect, NumberInput, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyOnce } from "@/ui/CopyOnce";
import { useServerForm } from "@/ui/form/useServerForm";
import { createToken, useScopes } from "./api";

const USUAL_DAYS = 90;
const LONGEST_DAYS = 365;

/** Makes a token; its secret is shown in the same window, this once. */
export function TokenModal({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("staff");
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("tokens.add")}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("people.close") }}
    >
      {secret ? (
        <Stack>
          <CopyOnce label={t("tokens.secret")} about={t("tokens.secret_about")} value={secret} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t("people.close")}</Button>
          </Group>
        </Stack>
      ) : (
        <TokenForm
          onIssued={(issued) => {
            onDone();
            setSecret(issued);
          }}
        />
      )}
    </Modal>
  );
}

function TokenForm({ onIssued }: { onIssued: (secret: string) => void }) {
  const { t } = useTranslation("staff");
  const scopes = useScopes();
  const { form, submit, isSending, refusal } = useServerForm({
    initialValues: { name: "", scopes: [] as string[], days: USUAL_DAYS },
    validate: {
      name: (value: string) => (value.trim() ? null : t("setup.needed")),
      scopes: (value: string[]) => (value.length > 0 ? null : t("setup.needed")),
    },
    send: async (values) => onIssued((await createToken(values)).secret),
    onDone: () => undefined,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {refusal && (
          <Alert color="red" title={refusal.title} role="alert">
            {refusal.message}
          </Alert>
        )}
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
        <NumberInput label={t("tokens.days")} min={1} max={LONGEST_DAYS} {...form.getInputProps("days")} />
        <Group justify="flex-end">
          <Button type="submit" loading={isSending}>
            {t("tokens.make")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
