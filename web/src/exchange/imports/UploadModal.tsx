import { Select, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/client/problem";
import { FormModal } from "@/ui/form/FormModal";
import { useGo } from "@/ui/useGo";
import { type Field, importKey, importKeys, kindsQuery, uploadFile } from "./api";
import { FileDrop } from "./FileDrop";

interface Props {
  /** The kind chosen beforehand, "" for none. */
  kind: string;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  kind: string;
  file: File | null;
}

/** What is wrong with a file is said beside the file. */
function besideFile(error: unknown): unknown {
  const isOfFile = error instanceof Problem && error.code.startsWith("import.") && !("kind" in error.fields);
  if (!isOfFile) return error;
  const file = [error.title, error.fields.file, error.detail].filter(Boolean).join("\n");
  return new Problem(error.status, error.code, error.title, error.detail, { file });
}

/** A kind and a file. What happens to its rows is decided on the next page; nothing comes in yet. */
export function UploadModal({ kind, onClose }: Props) {
  const { t, i18n } = useTranslation("exchange");
  const cache = useQueryClient();
  const go = useGo();
  const made = useRef("");
  const kinds = useQuery(kindsQuery(i18n.language)).data?.kinds ?? [];

  async function send(values: Values) {
    const row = await uploadFile(values.kind, values.file as File).catch((error: unknown) => {
      throw besideFile(error);
    });
    cache.setQueryData(importKey(row.id, i18n.language), row);
    void cache.invalidateQueries({ queryKey: [...importKeys.all, "list"] });
    made.current = row.id;
  }

  const close = () => (made.current ? go(`/imports/${made.current}`) : onClose());

  return (
    <FormModal<Values>
      title={t("imports.new")}
      submitLabel={t("upload.send")}
      initialValues={{ kind, file: null }}
      validate={{
        kind: (value: string) => (value ? null : t("upload.kind_needed")),
        file: (value: File | null) => (value ? null : t("upload.file_needed")),
      }}
      onSubmit={send}
      onClose={close}
    >
      {(form) => (
        <>
          <Select
            label={t("upload.kind")}
            placeholder={t("upload.kind_choose")}
            required
            allowDeselect={false}
            maxDropdownHeight={340}
            data={kinds.map(({ key, name }) => ({ value: key, label: name }))}
            {...form.getInputProps("kind")}
            value={form.values.kind || null}
          />
          <Required fields={kinds.find(({ key }) => key === form.values.kind)?.fields} />
          <FileDrop
            label={t("upload.file")}
            file={form.values.file}
            error={form.errors.file}
            onChoose={(file) => form.setFieldValue("file", file)}
          />
        </>
      )}
    </FormModal>
  );
}

/** What a file of this kind must hold. */
function Required({ fields }: { fields: readonly Field[] | undefined }) {
  const { t } = useTranslation("exchange");
  if (!fields) return null;
  const names = fields.filter(({ required }) => required).map(({ name }) => name);
  return (
    <Text size="sm" c="dimmed">
      {t("upload.required", { names: names.join(t("list_mark")) })}
    </Text>
  );
}
