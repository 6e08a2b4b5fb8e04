import { Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { PageHead } from "@/ui/PageHead";
import { RoleMark } from "@/ui/RoleMark";
import type { Handover } from "./api";
import { Clock } from "./Clock";
import { HandoverStatus } from "./HandoverStatus";
import classes from "./handover.module.css";

/** Whose form it is, where it stands, and the clocks of both sides. */
export function HandoverHead({ handover }: { handover: Handover }) {
  const { t } = useTranslation("bond");
  return (
    <Stack gap="sm">
      <PageHead
        title={t("handovers.of", { name: handover.account.name, number: handover.number })}
        about={
          <>
            <AppLink to={`/accounts/${handover.account.id}`}>{handover.account.name}</AppLink>
            {" / "}
            <AppLink to={`/deals/${handover.deal.id}`}>{handover.deal.name}</AppLink>
          </>
        }
        actions={<HandoverStatus status={handover.status} />}
      />
      {handover.status !== "accepted" && (
        <div className={classes.clocks}>
          <SideClock of="sales" handover={handover} />
          <SideClock of="service" handover={handover} />
        </div>
      )}
    </Stack>
  );
}

/** The running clock on its own side; the other side says that it waits. */
function SideClock({ of: side, handover }: { of: "sales" | "service"; handover: Handover }) {
  const { t } = useTranslation("bond");
  if (handover.clock.side === side) {
    return (
      <div className={classes.clock} data-role={side} data-running>
        <Clock handover={handover} />
        <Text size="xs" c="dimmed">
          {t(`handovers.turn.${handover.status}`)}
        </Text>
      </div>
    );
  }
  const last = side === "sales" ? (handover.answered_at ?? handover.opened_at) : null;
  return (
    <div className={classes.clock} data-role={side}>
      <RoleMark of={side} />
      <Group gap={4}>
        <Text size="xs" c="dimmed">
          {last ? t("handovers.handed_at") : t("handovers.waits")}
        </Text>
        {last && (
          <Text size="xs" c="dimmed">
            <DateText iso={last} />
          </Text>
        )}
      </Group>
    </div>
  );
}
