import { ActionIcon, Button, Group, Stack, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import classes from "../inbox.module.css";
import type { Ticket } from "../types";
import { AnswerChildren } from "./AnswerChildren";
import { type Family, type Related, useFamily, useShare, useUnmerge } from "./api";
import { nameOf } from "./ParentModal";

/** Who else works on the ticket, and the tickets that belong to it. Nothing where there is nobody and nothing. */
export function FamilyCard({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const { data } = useFamily(ticket.id);
  if (!data || isAlone(data)) return null;
  return (
    <Stack gap="xs" className={classes.card}>
      <Text fw={650} size="sm">
        {t("ties.title")}
      </Text>
      <People ticket={ticket} family={data} />
      {data.parent && (
        <Line label={t("ties.is_child_of")}>
          <TicketLink one={data.parent} />
        </Line>
      )}
      {data.children.length > 0 && (
        <Line label={t("ties.children", { n: data.children.length })}>
          {data.children.map((one) => (
            <TicketLink key={one.id} one={one} />
          ))}
          <AnswerChildren ticket={ticket} items={data.children} />
        </Line>
      )}
      {data.split_from && (
        <Line label={t("ties.split_from")}>
          <TicketLink one={data.split_from} />
        </Line>
      )}
      {data.split_off.length > 0 && (
        <Line label={t("ties.split_off")}>
          {data.split_off.map((one) => (
            <TicketLink key={one.id} one={one} />
          ))}
        </Line>
      )}
      {data.merged.length > 0 && (
        <Line label={t("ties.came_in")}>
          {data.merged.map((one) => (
            <Merged key={one.id} ticket={ticket} one={one} />
          ))}
        </Line>
      )}
    </Stack>
  );
}

function isAlone({ collaborators, followers, merged, parent, children, split_from, split_off }: Family) {
  const some = [collaborators, followers, merged, children, split_off].some((one) => one.length > 0);
  return !some && !parent && !split_from;
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {children}
    </div>
  );
}

function TicketLink({ one }: { one: Related }) {
  const { t } = useTranslation("service");
  return (
    <Text size="sm">
      <AppLink to={`/tickets/${one.id}`}>{nameOf(one)}</AppLink>{" "}
      <Text span size="xs" c="dimmed">
        {[one.account?.name, t(`status.${one.status}`)].filter(Boolean).join(" · ")}
      </Text>
    </Text>
  );
}

function People({ ticket, family }: { ticket: Ticket; family: Family }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const share = useShare(ticket.id);
  return (
    <>
      {family.collaborators.length > 0 && (
        <Line label={t("ties.collaborators")}>
          {family.collaborators.map((one) => (
            <Group key={one.id} gap={4} justify="space-between">
              <Text size="sm">{one.name}</Text>
              {ticket.may.update && (
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={t("ties.unshare", { name: one.name })}
                  onClick={() => share.mutate({ user_id: one.id, takes_part: false })}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          ))}
        </Line>
      )}
      {family.followers.length > 0 && (
        <Line label={t("ties.followers")}>
          <Text size="sm">{format.list(family.followers.map((one) => one.name))}</Text>
        </Line>
      )}
    </>
  );
}

/** What joined this ticket, when, and the way back. */
function Merged({ ticket, one }: { ticket: Ticket; one: Related }) {
  const { t } = useTranslation("service");
  const unmerge = useUnmerge(ticket);
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap">
      <Text size="sm">
        {nameOf(one)}{" "}
        <Text span size="xs" c="dimmed">
          <DateText iso={one.merged_at} />
        </Text>
      </Text>
      {ticket.may.update && (
        <Button
          size="compact-xs"
          variant="default"
          flex="none"
          loading={unmerge.isPending}
          onClick={() => unmerge.mutate(one.id, { onSuccess: () => toastDone(t("ties.unmerged")) })}
        >
          {t("ties.unmerge")}
        </Button>
      )}
    </Group>
  );
}
