import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { useSetStatus } from "./api";
import type { Ticket } from "./types";

/** The statuses that may follow; the server says which. */
export function StatusMenu({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const change = useSetStatus(ticket);
  if (ticket.next.length === 0) return null;
  const isDone = ticket.status === "solved" || ticket.status === "closed";
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          loading={change.isPending}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t("status.change")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ticket.next.map((status) => (
          <Menu.Item
            key={status}
            onClick={() =>
              change.mutate(status, {
                onSuccess: () => toastDone(t("status.done", { status: t(`status.${status}`) })),
              })
            }
          >
            {t(isDone && status === "open" ? "step.reopen" : `step.${status}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
