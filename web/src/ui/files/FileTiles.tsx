import { ActionIcon, Menu, Text, UnstyledButton } from "@mantine/core";
import {
  type Icon,
  IconDots,
  IconDownload,
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMusic,
  IconPhoto,
  IconShieldX,
  IconTrash,
  IconVideo,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone, toastProblem } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { contentOf, isToBeHad, pictureOf, type StoredFile, useRemoval } from "./api";
import classes from "./files.module.css";
import { Lightbox } from "./Lightbox";
import { ScanMark } from "./ScanMark";

const ICONS: Record<string, Icon> = {
  png: IconPhoto,
  jpeg: IconPhoto,
  gif: IconPhoto,
  webp: IconPhoto,
  bmp: IconPhoto,
  tiff: IconPhoto,
  heic: IconPhoto,
  pdf: IconFileTypePdf,
  zip: IconFileZip,
  archive: IconFileZip,
  text: IconFileText,
  markup: IconFileText,
  office: IconFileText,
  video: IconVideo,
  sound: IconMusic,
};
const OFFICE = /\.(docx?|xlsx?|pptx?|od[tsp])$/i;

const isOpenable = (file: StoredFile) => file.picture === "ready";

/** Files as they are shown everywhere: a small picture or a sign, name and size, and what the scanner said. */
export function FileTiles({ files, label }: { files: readonly StoredFile[]; label: string }) {
  const [shown, show] = useState<string>();
  const pictures = files.filter(isOpenable);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={classes.tiles} aria-label={label}>
        {files.map((file) => (
          <li
            key={file.id}
            className={classes.tile}
            data-infected={file.scan === "infected" ? true : undefined}
          >
            <Picture file={file} onShow={() => show(file.id)} />
            <About file={file} />
            <Acts file={file} />
          </li>
        ))}
      </ul>
      {shown && <Lightbox files={pictures} shown={shown} onShow={show} onClose={() => show(undefined)} />}
    </>
  );
}

function Picture({ file, onShow }: { file: StoredFile; onShow: () => void }) {
  const { t } = useTranslation("ui");
  if (isOpenable(file)) {
    return (
      <UnstyledButton
        className={classes.picture}
        onClick={onShow}
        aria-label={t("files.enlarge", { name: file.name })}
      >
        <img src={pictureOf(file, "thumbnail")} alt="" loading="lazy" />
      </UnstyledButton>
    );
  }
  const Sign = file.scan === "infected" ? IconShieldX : signOf(file);
  return (
    <span className={classes.picture}>
      <Sign size={22} stroke={1.6} aria-hidden />
    </span>
  );
}

function signOf(file: StoredFile): Icon {
  return OFFICE.test(file.name) ? IconFileText : (ICONS[file.kind] ?? IconFile);
}

function About({ file }: { file: StoredFile }) {
  const { bytes } = useFormat();
  return (
    <div className={classes.about}>
      {isToBeHad(file) ? (
        <a className={classes.name} href={contentOf(file)} download={file.name} title={file.name}>
          {file.name}
        </a>
      ) : (
        <span className={classes.name} title={file.name}>
          {file.name}
        </span>
      )}
      <span className={classes.facts}>
        <Text span size="xs" c="dimmed">
          {bytes(file.size)}
        </Text>
        <ScanMark file={file} />
      </span>
    </div>
  );
}

function Acts({ file }: { file: StoredFile }) {
  const { t } = useTranslation("ui");
  const { remove, restore } = useRemoval();
  async function takeOff() {
    try {
      await remove(file);
      toastDone(t("files.removed", { name: file.name }), { undo: () => restore(file).catch(toastProblem) });
    } catch (error) {
      toastProblem(error);
    }
  }
  if (!file.may.delete && !isToBeHad(file)) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("files.acts", { name: file.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isToBeHad(file) && (
          <Menu.Item
            component="a"
            href={contentOf(file)}
            download={file.name}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t("files.download")}
          </Menu.Item>
        )}
        {file.may.delete && (
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void takeOff()}>
            {t("files.remove")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
