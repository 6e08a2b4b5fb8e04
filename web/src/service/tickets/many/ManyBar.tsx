import { Button, Group, Menu, Text } from "@mantine/core";
import { IconChevronDown, IconEdit, IconMailForward, IconTag, IconUserCheck } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import type { Chosen } from "@/views/useSelection";
import type { Listed } from "../types";
import { AssignMany } from "./AssignMany";
import { MacroMany } from "./MacroMany";
import classes from "./many.module.css";
import { ReplyMany } from "./ReplyMany";
import { TagMany } from "./TagMany";
import { useMany } from "./useMany";

const BulkModal = lazy(() => import("@/views/BulkModal"));
const STATUSES = ["open", "waiting", "solved", "closed"] as const;
type Open = "assign" | "reply" | "edit" | "tags";

/** What can be done with the chosen tickets; each is told apart, and what was done can be taken back. */
export function ManyBar({ lines, chosen }: { lines: readonly Listed[]; chosen: Chosen }) {
  const { t } = useTranslation("service");
  const me = useMe();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const picked = lines.filter(({ id }) => chosen.has(id));
  const many = useMany(picked, (refused) => {
    close();
    chosen.choose(new Map([...chosen.rows].filter(([id]) => refused.includes(id))));
  });
  if (picked.length === 0) return null;
  return (
    <Group className={classes.bar} gap={6} role="region" aria-label={t("many.label")}>
      <Text size="sm" fw={600} role="status">
        {t("many.chosen", { n: picked.length })}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        loading={many.isPending}
        leftSection={<IconUserCheck size={15} aria-hidden />}
        onClick={() => many.run({ assignee_id: me.id })}
      >
        {t("many.mine")}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setOpen("assign")}>
        {t("many.assign")}
      </Button>
      <StatusOfMany many={many} />
      <MacroMany many={many} />
      <TagButton onClick={() => setOpen("tags")} />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconMailForward size={15} aria-hidden />}
        onClick={() => setOpen("reply")}
      >
        {t("many.reply")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconEdit size={15} aria-hidden />}
        onClick={() => setOpen("edit")}
      >
        {t("many.edit")}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={chosen.clear}>
        {t("many.clear")}
      </Button>
      <Opened open={open} picked={picked} chosen={chosen} many={many} onClose={close} />
    </Group>
  );
}

function TagButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation("service");
  const icon = <IconTag size={15} aria-hidden />;
  return (
    <Button size="compact-sm" variant="default" leftSection={icon} onClick={onClick}>
      {t("fact.tags")}
    </Button>
  );
}

interface OpenedProps {
  open: Open | undefined;
  picked: readonly Listed[];
  chosen: Chosen;
  many: ReturnType<typeof useMany>;
  onClose: () => void;
}

/** What asks for more than a click. */
function Opened({ open, picked, chosen, many, onClose }: OpenedProps) {
  const shared = { count: picked.length, many, onClose };
  switch (open) {
    case "assign":
      return <AssignMany {...shared} />;
    case "tags":
      return <TagMany {...shared} worn={wornBy(picked)} />;
    case "reply":
      return <ReplyMany {...shared} />;
    case "edit":
      return (
        <Suspense>
          <BulkModal entity="tickets" chosen={chosen} onClose={onClose} />
        </Suspense>
      );
    default:
      return null;
  }
}

const wornBy = (lines: readonly Listed[]) => [...new Set(lines.flatMap(({ tags }) => tags))];

/** The statuses that many can be moved to; where one does not follow, the ticket says so. */
function StatusOfMany({ many }: { many: ReturnType<typeof useMany> }) {
  const { t } = useTranslation("service");
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t("status.change")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {STATUSES.map((status) => (
          <Menu.Item key={status} onClick={() => many.run({ status })}>
            {t(`step.${status}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
