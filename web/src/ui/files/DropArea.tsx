import { type ClipboardEvent, type DragEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./files.module.css";

interface Props {
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}

/** Takes files that are dropped on it, or pasted while the cursor is in it. */
export function DropArea({ onFiles, children }: Props) {
  const { t } = useTranslation("ui");
  const [isOver, setOver] = useState(false);

  function onDragOver(event: DragEvent) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  }
  function onDragLeave(event: DragEvent<HTMLElement>) {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  }
  function onDrop(event: DragEvent) {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    onFiles([...event.dataTransfer.files]);
  }
  function onPaste(event: ClipboardEvent) {
    // Words copied from an office program come with a picture of themselves: the words are meant.
    if (event.clipboardData.files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    onFiles([...event.clipboardData.files].map(named));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are shortcuts of the button inside
    <div
      className={classes.area}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {children}
      {isOver && <div className={classes.over}>{t("files.drop")}</div>}
    </div>
  );
}

/** A pasted screenshot is called image.png by every browser: it is named by when it was pasted. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const now = new Date();
  const digits = (value: number) => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}${digits(now.getMonth() + 1)}${digits(now.getDate())}`;
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(digits).join("");
  return new File([file], file.name.replace("image", `paste-${day}-${time}`), { type: file.type });
}
