import { ActionIcon, Button, Group, Modal, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight, IconDownload } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { contentOf, isToBeHad, pictureOf, type StoredFile } from "./api";
import classes from "./files.module.css";

interface Props {
  files: readonly StoredFile[];
  /** The id of the one on show. */
  shown: string;
  onShow: (id: string) => void;
  onClose: () => void;
}

/** One picture as large as the window takes it; the arrow keys lead to its neighbours. */
export function Lightbox({ files, shown, onShow, onClose }: Props) {
  const { t } = useTranslation("ui");
  const isNarrow = useMediaQuery("(max-width: 48em)");
  const place = files.findIndex((file) => file.id === shown);
  const file = files[place];
  if (!file) return null;
  const [before, after] = [files[place - 1], files[place + 1]];

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowLeft" && before) onShow(before.id);
    if (event.key === "ArrowRight" && after) onShow(after.id);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      onKeyDown={onKeyDown}
      title={file.name}
      size="auto"
      fullScreen={isNarrow ?? false}
      centered
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <img
        className={classes.large}
        src={pictureOf(file, "preview")}
        alt={file.pages ? t("files.first_page", { name: file.name }) : file.name}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
      />
      <Group justify="space-between" mt="sm" gap="xs">
        <Group gap={4}>
          <Step label={t("files.previous")} to={before} onShow={onShow} icon={IconChevronLeft} />
          <Step label={t("files.next")} to={after} onShow={onShow} icon={IconChevronRight} />
          <Text size="sm" c="dimmed">
            {file.pages
              ? t("files.page_of", { pages: file.pages })
              : t("files.place", { place: place + 1, of: files.length })}
          </Text>
        </Group>
        {isToBeHad(file) && (
          <Button
            component="a"
            href={contentOf(file)}
            download={file.name}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t("files.download")}
          </Button>
        )}
      </Group>
    </Modal>
  );
}

interface StepProps {
  label: string;
  to: StoredFile | undefined;
  onShow: (id: string) => void;
  icon: typeof IconChevronLeft;
}

function Step({ label, to, onShow, icon: Sign }: StepProps) {
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      disabled={!to}
      onClick={() => to && onShow(to.id)}
    >
      <Sign size={18} aria-hidden />
    </ActionIcon>
  );
}
