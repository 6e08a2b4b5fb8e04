import { CloseButton, Portal, Title } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./sidePanel.module.css";
import { useFilters } from "./useFilters";

/** The panel's own address: `?panel=<value>`. `open(value)` shows it, `close()` puts it away. */
export function usePanel(name = "panel") {
  const { values, set } = useFilters();
  return {
    value: values[name] ?? null,
    open: (value: string) => set({ [name]: value }),
    close: () => set({ [name]: undefined }),
  };
}

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** Details beside the page, which stays in sight and in use: no modal. Escape puts it away. */
export function SidePanel(props: Props) {
  return (
    <Portal>
      <Panel {...props} />
    </Portal>
  );
}

function Panel({ title, onClose, children }: Props) {
  const { t } = useTranslation("ui");
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useId();
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside
      className={classes.panel}
      aria-labelledby={name}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <div className={classes.head}>
        <Title ref={heading} id={name} order={2} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        <CloseButton aria-label={t("close")} onClick={onClose} />
      </div>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}
