import { Button, CloseButton, Group, Progress, Text } from "@mantine/core";
import { IconFile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import classes from "./files.module.css";
import { ScanMark } from "./ScanMark";
import type { Upload, Uploads } from "./useUploads";

/** The files on their way, and those that wait for what they belong to; what was refused says why beside the file. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation("ui");
  if (uploads.uploads.length === 0) return null;
  return (
    <ul className={classes.uploads} aria-label={t("files.chosen")}>
      {uploads.uploads.map((one) => (
        <li key={one.key} className={classes.upload} data-refused={one.refusal ? true : undefined}>
          <One upload={one} uploads={uploads} />
        </li>
      ))}
    </ul>
  );
}

function One({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const { t } = useTranslation("ui");
  const { bytes } = useFormat();
  const { file, made, refusal, share } = upload;
  const name = made?.name ?? file.name;
  return (
    <>
      <Group gap={6} wrap="nowrap">
        <IconFile size={16} aria-hidden className={classes.sign} />
        <Text size="sm" truncate flex={1} title={name}>
          {name}
        </Text>
        {made && <ScanMark file={made} />}
        <Text size="xs" c="dimmed" flex="none">
          {bytes(file.size)}
        </Text>
        <CloseButton
          size="sm"
          aria-label={t("files.leave_out", { name })}
          onClick={() => uploads.drop(upload.key)}
        />
      </Group>
      {!made && !refusal && (
        <Progress
          value={Math.max(share * 100, 4)}
          size="xs"
          mt={4}
          aria-label={t("files.sending", { name })}
        />
      )}
      {refusal && (
        <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="xs" c="var(--bad)" role="alert">
            {refusal}
          </Text>
          {!upload.isHopeless && (
            <Button size="compact-xs" variant="default" flex="none" onClick={() => uploads.retry(upload)}>
              {t("retry")}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}
