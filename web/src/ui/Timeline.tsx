import { Anchor, Button, SegmentedControl, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "./AppLink";
import { type Role, roleColor } from "./RoleMark";
import classes from "./timeline.module.css";
import { useFormat } from "./useFormat";

export interface TimelineItem {
  readonly id: string;
  /** An instant, ISO. */
  readonly at: string;
  readonly icon: Icon;
  readonly role: Role;
  readonly title: ReactNode;
  readonly who?: string | null;
  readonly body?: ReactNode;
  /** The record behind it. */
  readonly to?: string;
  /** An internal note: on cream, so that nobody takes it for something the customer read. */
  readonly isNote?: boolean;
}

interface Props {
  label: string;
  items: readonly TimelineItem[] | undefined;
  /** Hides the choice of role where all lines belong to one. */
  withoutRoles?: boolean;
  hasMore?: boolean;
  isLoadingMore?: boolean;
  onMore?: () => void;
  empty?: ReactNode;
}

/** What happened with a customer, newest first, day by day, over both roles. */
export function Timeline({ label, items, withoutRoles, hasMore, isLoadingMore, onMore, empty }: Props) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const [role, setRole] = useState<Role | "all">("all");
  if (!items) return <TimelineSkeleton />;
  const shown = items.filter((item) => role === "all" || item.role === role);
  const days = Map.groupBy(shown, (item) => format.day(item.at));
  return (
    <Stack gap="sm">
      {!withoutRoles && (
        <SegmentedControl
          size="xs"
          aria-label={t("timeline.whose")}
          value={role}
          onChange={(value) => setRole(value as Role | "all")}
          data={[
            { value: "all", label: t("timeline.all") },
            { value: "sales", label: t("role.sales") },
            { value: "service", label: t("role.service") },
            { value: "both", label: t("timeline.between") },
          ]}
        />
      )}
      {shown.length === 0 && (empty ?? <Text c="dimmed">{t("timeline.nothing")}</Text>)}
      <section aria-label={label}>
        {[...days].map(([day, own]) => (
          <section key={day} className={classes.day}>
            <Title order={3} size="xs" c="dimmed" fw={500}>
              {day}
            </Title>
            <ol className={classes.items}>
              {own.map((item) => (
                <Line key={item.id} item={item} />
              ))}
            </ol>
          </section>
        ))}
      </section>
      {hasMore && (
        <Button variant="default" loading={isLoadingMore ?? false} onClick={onMore}>
          {t("timeline.more")}
        </Button>
      )}
    </Stack>
  );
}

function Line({ item }: { item: TimelineItem }) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const { icon: Sign, role } = item;
  return (
    <li className={classes.item} style={{ "--role": roleColor(role) } as React.CSSProperties}>
      <span className={classes.sign} title={t(`role.${role}`)}>
        <Sign size={15} stroke={1.75} aria-label={t(`role.${role}`)} />
      </span>
      <div className={classes.what} data-note={item.isNote || undefined}>
        <div className={classes.headline}>
          <Text component="div" fw={600} size="sm" miw={0}>
            {item.to ? (
              <AppLink to={item.to} c="inherit">
                {item.title}
              </AppLink>
            ) : (
              item.title
            )}
          </Text>
          <Text size="xs" c="dimmed" className={classes.when}>
            {[item.who, format.time(item.at)].filter(Boolean).join(" · ")}
          </Text>
        </div>
        {item.body && <Body>{item.body}</Body>}
      </div>
    </li>
  );
}

const LONG = 280;

/** Long texts show their beginning; the rest is one press away. */
function Body({ children }: { children: ReactNode }) {
  const { t } = useTranslation("ui");
  const [isOpen, setOpen] = useState(false);
  const isLong = typeof children === "string" && children.length > LONG;
  return (
    <Text component="div" size="sm" style={{ whiteSpace: "pre-wrap" }}>
      {isLong && !isOpen ? `${children.slice(0, LONG)}… ` : children}
      {isLong && !isOpen && (
        <Anchor component="button" type="button" size="sm" onClick={() => setOpen(true)}>
          {t("timeline.read_on")}
        </Anchor>
      )}
    </Text>
  );
}

function TimelineSkeleton() {
  return (
    <Stack gap="md" aria-busy>
      {[70, 50, 62].map((width) => (
        <Stack key={width} gap={6}>
          <Skeleton h={12} w={90} />
          <Skeleton h={16} w={`${width}%`} />
        </Stack>
      ))}
    </Stack>
  );
}
