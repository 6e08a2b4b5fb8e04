import { ActionIcon, Indicator, Loader, Popover, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { MOST_COUNTED, unreadQuery } from "@/ui/notices/api";

const NoticePanel = lazy(() => import("./NoticePanel"));

/** What happened that concerns the reader, with how much of it is unread. */
export function Bell() {
  const { t } = useTranslation("shell");
  const { data } = useQuery(unreadQuery);
  const [isOpen, panel] = useDisclosure(false);
  const unread = data?.unread ?? 0;
  const shown = unread >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : String(unread);
  const name = unread ? t("bell.unread", { n: shown }) : t("bell.title");
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => !opened && panel.close()}
      position="bottom-end"
      width="min(24rem, calc(100vw - 1rem))"
      trapFocus
      returnFocus
      withinPortal
      shadow="md"
    >
      <Popover.Target>
        <Tooltip label={t("bell.title")} openDelay={300} disabled={isOpen}>
          <Indicator label={shown} disabled={!unread} size={16} offset={6} color="red.7" inline>
            <ActionIcon variant="subtle" color="gray" size="lg" onClick={panel.toggle} aria-label={name}>
              <IconBell size={19} stroke={1.6} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t("bell.title")}>
        <Suspense fallback={<Loader size="sm" m="md" color="gray" />}>
          <NoticePanel onClose={panel.close} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
