import { Skeleton, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TicketDeal } from "@/bond/guiding/TicketDeal";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { type Role, RoleMark } from "@/ui/RoleMark";
import { useBond } from "./api";
import classes from "./inbox.module.css";

/** The other side of the same customer: open deals, the handover, promises still to keep. */
export function BondCards({ id }: { id: string }) {
  const { t } = useTranslation("service");
  const { data: bond, error } = useBond(id);
  if (error) return null;
  if (!bond) return <Skeleton h={70} />;
  const { deals, promises, handover } = bond;
  return (
    <>
      {deals.length > 0 && (
        <Part of="sales" label={t("bond.deals")}>
          {deals.map((deal) => (
            <div key={deal.id} className={classes.card}>
              <AppLink to={`/deals/${deal.id}`} size="sm">
                {deal.name}
              </AppLink>
              <Text size="xs" c="dimmed">
                {deal.stage} · <Money money={deal.amount} />
                {deal.owner && ` · ${deal.owner.name}`}
              </Text>
            </div>
          ))}
        </Part>
      )}
      <TicketDeal ticketId={id} may={bond.may?.deal === true} />
      {handover && (
        <Part of="both" label={t("bond.handover")}>
          <div className={classes.card}>
            <AppLink to={`/handovers/${handover.id}`} size="sm">
              {t("bond.handover_number", { number: handover.number })}
            </AppLink>
            <Text size="xs" c={handover.is_late ? "var(--bad)" : "dimmed"}>
              {t(`bond.status.${handover.status}`)}
              {handover.status !== "accepted" && (
                <>
                  {" · "}
                  <DateText iso={handover.due_at} />
                </>
              )}
            </Text>
          </div>
        </Part>
      )}
      {promises.length > 0 && (
        <Part of="both" label={t("bond.promises")}>
          {promises.map((promise) => (
            <div key={promise.id} className={classes.card}>
              <Text size="sm">{promise.text}</Text>
              <Text size="xs" c={promise.is_late ? "var(--bad)" : "dimmed"}>
                {promise.due_on ? <DateText iso={promise.due_on} /> : t("bond.no_day")}
                {promise.owner && ` · ${promise.owner.name}`}
                {promise.is_late && ` · ${t("bond.late")}`}
              </Text>
            </div>
          ))}
        </Part>
      )}
    </>
  );
}

function Part({ of: role, label, children }: { of: Role; label: string; children: ReactNode }) {
  return (
    <Stack gap={6}>
      <RoleMark of={role} label={label} />
      {children}
    </Stack>
  );
}
