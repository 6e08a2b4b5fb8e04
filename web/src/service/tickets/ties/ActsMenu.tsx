import { ActionIcon, Menu } from "@mantine/core";
import {
  IconAlarmSnooze,
  IconArrowMerge,
  IconBell,
  IconBellOff,
  IconBuildingFactory2,
  IconDots,
  IconSitemap,
  IconStairsUp,
  IconUsersPlus,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { useShortcuts } from "@/ui/shortcuts";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { EscalateModal } from "../escalation/EscalateModal";
import { SideModal } from "../side/SideModal";
import type { Ticket } from "../types";
import { useFamily, useFollow, useSnooze } from "./api";
import { MergeModal } from "./MergeModal";
import { ParentModal } from "./ParentModal";
import { ShareModal } from "./ShareModal";
import { momentOf, SNOOZES } from "./snoozes";

type Open = "escalate" | "maker" | "merge" | "parent" | "share";

/** What else may be done with a ticket: put off, follow, share, merge, tie to the common cause. */
export function ActsMenu({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const [open, setOpen] = useState<Open>();
  const [isShown, show] = useState(false);
  const may = ticket.may.update ?? false;
  useShortcuts(may ? [{ keys: "s", label: t("ties.snooze_key"), run: () => show(true) }] : []);
  if (!may) return null;
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu position="bottom-end" opened={isShown} onChange={show} withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t("ties.more")}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <SnoozeItems ticket={ticket} />
          <Menu.Divider />
          <FollowItem ticket={ticket} />
          {isUnsolved(ticket) && (
            <Menu.Item
              leftSection={<IconStairsUp size={15} aria-hidden />}
              onClick={() => setOpen("escalate")}
            >
              {t("escalation.title")}
            </Menu.Item>
          )}
          {ticket.may.note && ticket.status !== "closed" && (
            <Menu.Item
              leftSection={<IconBuildingFactory2 size={15} aria-hidden />}
              onClick={() => setOpen("maker")}
            >
              {t("maker.title")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconUsersPlus size={15} aria-hidden />} onClick={() => setOpen("share")}>
            {t("ties.share")}
          </Menu.Item>
          <Menu.Item leftSection={<IconSitemap size={15} aria-hidden />} onClick={() => setOpen("parent")}>
            {t("ties.parent")}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowMerge size={15} aria-hidden />} onClick={() => setOpen("merge")}>
            {t("ties.merge")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === "escalate" && <EscalateModal ticket={ticket} onClose={close} />}
      {open === "maker" && <SideModal ticket={ticket} onClose={close} />}
      {open === "merge" && <MergeModal ticket={ticket} onClose={close} />}
      {open === "parent" && <ParentModal ticket={ticket} onClose={close} />}
      {open === "share" && <ShareModal ticket={ticket} onClose={close} />}
    </>
  );
}

const isUnsolved = ({ status }: Ticket) => status !== "solved" && status !== "closed";

/** The usual moments; an unsolved ticket that sleeps may be woken. */
function SnoozeItems({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const snooze = useSnooze(ticket);
  const icon = <IconAlarmSnooze size={15} aria-hidden />;
  if (ticket.snoozed_until) {
    return (
      <Menu.Item leftSection={icon} onClick={() => snooze.mutate(null)}>
        {t("ties.wake")}
      </Menu.Item>
    );
  }
  if (!isUnsolved(ticket)) return null;
  return SNOOZES.map((name) => (
    <Menu.Item
      key={name}
      leftSection={icon}
      onClick={() => {
        const until = momentOf(name).toISOString();
        const done = { onSuccess: () => toastDone(t("ties.snoozed", { at: format.date(until) })) };
        snooze.mutate(until, done);
      }}
    >
      {t(`ties.snooze.${name}`)}
    </Menu.Item>
  ));
}

function FollowItem({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const me = useMe();
  const { data } = useFamily(ticket.id);
  const follow = useFollow(ticket.id);
  const follows = data?.followers.some((one) => one.id === me.id) ?? false;
  const Sign = follows ? IconBellOff : IconBell;
  return (
    <Menu.Item
      leftSection={<Sign size={15} aria-hidden />}
      onClick={() =>
        follow.mutate(!follows, {
          onSuccess: () => toastDone(t(follows ? "ties.unfollowed" : "ties.followed")),
        })
      }
    >
      {t(follows ? "ties.unfollow" : "ties.follow")}
    </Menu.Item>
  );
}
