import { Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page } from "@/client/types";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { toastDone } from "@/ui/toast";
import { type Signature, saveSignature, signatureKeys } from "./api";

interface Props {
  signature: Signature | null;
  onClose: () => void;
}

/** Makes or changes a signature. */
export function SignatureModal({ signature, onClose }: Props) {
  const { t } = useTranslation("channels");
  const cache = useQueryClient();
  const { data: teams } = useQuery({
    queryKey: keysOf("staff.Team").list({ names: true }),
    queryFn: () =>
      answer<Page<{ id: string; name: string }>>(
        api.GET("/api/v1/teams", { params: { query: { limit: 200 } } }),
      ),
  });
  const { form, ...sending } = useServerForm({
    initialValues: {
      name: signature?.name ?? "",
      text: signature?.text ?? "――――――――――――――――\n{company} {team}\n{agent}\n{mailbox}",
      team_id: signature?.team_id ?? null,
      mailbox_id: signature?.mailbox_id ?? null,
    },
    validate: {
      name: (value: string) => (value.trim() ? null : t("signatures.needed")),
      text: (value: string) => (value.trim() ? null : t("signatures.needed")),
    },
    send: (values) => saveSignature(signature, values),
    onDone: () => {
      cache.invalidateQueries({ queryKey: signatureKeys.all });
      toastDone(t("signatures.saved"));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t(signature ? "signatures.edit" : "signatures.add")} size="lg">
      <FormBody {...sending}>
        <TextInput label={t("signatures.name")} required data-autofocus {...form.getInputProps("name")} />
        <Select
          label={t("signatures.team")}
          description={t("signatures.team_about")}
          placeholder={t("signatures.everybody")}
          clearable
          data={(teams?.items ?? []).map((team) => ({ value: team.id, label: team.name }))}
          {...form.getInputProps("team_id")}
        />
        <Textarea
          label={t("signatures.text")}
          description={t("signatures.text_about")}
          required
          autosize
          minRows={5}
          maxLength={4000}
          {...form.getInputProps("text")}
        />
      </FormBody>
    </Modal>
  );
}
