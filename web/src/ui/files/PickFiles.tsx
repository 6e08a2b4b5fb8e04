import { ActionIcon, Button, FileButton, Tooltip } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface Props {
  onFiles: (files: readonly File[]) => void;
  isSmall?: boolean;
}

/** The button beside dropping and pasting: what keyboards and phones use. */
export function PickFiles({ onFiles, isSmall = false }: Props) {
  const { t } = useTranslation("ui");
  return (
    <FileButton multiple onChange={onFiles}>
      {(props) =>
        isSmall ? (
          <Tooltip label={t("files.attach")}>
            <ActionIcon {...props} variant="default" size={36} aria-label={t("files.attach")}>
              <IconPaperclip size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : (
          <Button
            {...props}
            size="compact-sm"
            variant="default"
            leftSection={<IconPaperclip size={14} aria-hidden />}
          >
            {t("files.add")}
          </Button>
        )
      }
    </FileButton>
  );
}
