import { Input, Text } from "@mantine/core";
import { IconFileSpreadsheet, IconUpload } from "@tabler/icons-react";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import classes from "./imports.module.css";

interface Props {
  label: string;
  file: File | null;
  error?: ReactNode;
  onChoose: (file: File | null) => void;
}

const KILOBYTE = 1000;

/** A file, chosen or dropped. The whole area is the label of a file field, so a keyboard reaches it too. */
export function FileDrop({ label, file, error, onChoose }: Props) {
  const { t } = useTranslation("exchange");
  const [isOver, setOver] = useState(false);
  const id = useId();
  const Picture = file ? IconFileSpreadsheet : IconUpload;

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onChoose(dropped);
  }

  return (
    <Input.Wrapper
      id={id}
      label={label}
      required
      error={error}
      errorProps={{ role: "alert", mt: 4, lh: 1.6, className: classes.error }}
    >
      <label
        className={classes.drop}
        data-over={isOver || undefined}
        data-invalid={error ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          type="file"
          className={classes.file}
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,.vcf,text/vcard,text/csv,text/plain,text/tab-separated-values"
          aria-label={label}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
        />
        <Picture size={28} stroke={1.4} aria-hidden color="var(--mantine-color-dimmed)" />
        {file ? <Chosen file={file} /> : <Text size="sm">{t("upload.drop")}</Text>}
        <Text size="xs" c="dimmed">
          {t(file ? "upload.another" : "upload.form")}
        </Text>
      </label>
    </Input.Wrapper>
  );
}

function Chosen({ file }: { file: File }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  return (
    <Text size="sm" fw={600} translate="no">
      {t("upload.chosen", { name: file.name, size: format.number(Math.ceil(file.size / KILOBYTE)) })}
    </Text>
  );
}
