import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { type Subject, useFiles } from "./api";
import { DropArea } from "./DropArea";
import { FileTiles } from "./FileTiles";
import { PickFiles } from "./PickFiles";
import { UploadList } from "./UploadList";
import { useUploads } from "./useUploads";

/** The files of one record, on its page. */
export function FilesCard({ of, may }: { of: Subject; may: boolean }) {
  const { t } = useTranslation("ui");
  const { data, error, refetch } = useFiles(of);
  const uploads = useUploads(`${of.subject}:${of.id}`, of);
  const card = (
    <Card
      withBorder
      padding="sm"
      component="section"
      aria-label={t("files.title")}
      tabIndex={may ? 0 : undefined}
    >
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5">
          {t("files.title")}
        </Title>
        {may && <PickFiles onFiles={uploads.add} />}
      </Group>
      <Stack gap="xs">
        <UploadList uploads={uploads} />
        {error && !data && <ProblemView error={error} onRetry={refetch} />}
        {data?.items.length === 0 && uploads.uploads.length === 0 && (
          <Text size="sm" c="dimmed">
            {t(may ? "files.empty_about" : "files.empty")}
          </Text>
        )}
        {data && <FileTiles files={data.items} label={t("files.title")} />}
      </Stack>
    </Card>
  );
  return may ? <DropArea onFiles={uploads.add}>{card}</DropArea> : card;
}
