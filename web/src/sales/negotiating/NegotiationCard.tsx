import { ActionIcon, Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Percent } from "@/ui/Percent";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import classes from "../deals/deals.module.css";
import { type Need, type Negotiation, type Objection, useNegotiation, useRemove } from "./api";
import { NeedModal } from "./NeedModal";
import { ObjectionModal } from "./ObjectionModal";
import { RivalModal } from "./RivalModal";

const TONES: Record<Objection["outcome"], Tone> = { open: "warn", resolved: "good", stayed: "bad" };
type Opened =
  | { kind: "rival" }
  | { kind: "need"; row: Need | null }
  | { kind: "objection"; row: Objection | null };

/** Who else is asked, what the customer needs, and what holds them back. */
export function NegotiationCard({ dealId }: { dealId: string }) {
  const { data } = useNegotiation(dealId);
  const [opened, open] = useState<Opened | null>(null);
  if (!data) return <Skeleton h={120} />;
  const close = () => open(null);
  return (
    <>
      <Rivals told={data} dealId={dealId} onAdd={() => open({ kind: "rival" })} />
      <Needs told={data} dealId={dealId} onOpen={(row) => open({ kind: "need", row })} />
      <Objections told={data} dealId={dealId} onOpen={(row) => open({ kind: "objection", row })} />
      {opened?.kind === "rival" && <RivalModal dealId={dealId} onClose={close} />}
      {opened?.kind === "need" && <NeedModal dealId={dealId} need={opened.row} told={data} onClose={close} />}
      {opened?.kind === "objection" && (
        <ObjectionModal dealId={dealId} objection={opened.row} onClose={close} />
      )}
    </>
  );
}

interface Part {
  told: Negotiation;
  dealId: string;
}

function Rivals({ told, dealId, onAdd }: Part & { onAdd: () => void }) {
  const { t } = useTranslation("sales");
  const remove = useRemove(dealId);
  return (
    <Block
      title={t("negotiation.competitors")}
      onAdd={told.may.update ? onAdd : undefined}
      add={t("negotiation.add_competitor")}
    >
      {told.competitors.map((row) => (
        <Line
          key={row.id}
          name={row.competitor.name}
          onRemove={told.may.update ? () => remove.mutate({ kind: "competitor", row }) : undefined}
        >
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {row.competitor.name}
            </Text>
            {row.has_won && <StatusBadge tone="bad" label={t("negotiation.has_won")} />}
          </Group>
          {row.note && <Text size="sm">{row.note}</Text>}
          {row.answer && (
            <Text size="xs" c="dimmed">
              {t("negotiation.we_say", { answer: row.answer })}
            </Text>
          )}
        </Line>
      ))}
      <AppLink to="/competitors" size="xs">
        {t("competitors.all")}
      </AppLink>
    </Block>
  );
}

function Needs({ told, dealId, onOpen }: Part & { onOpen: (row: Need | null) => void }) {
  const { t } = useTranslation("sales");
  const remove = useRemove(dealId);
  const fits = [
    { name: t("negotiation.us"), fit: told.fit },
    ...told.competitors.map(({ competitor, fit }) => ({ name: competitor.name, fit })),
  ].filter(({ fit }) => fit !== null);
  return (
    <Block
      title={t("negotiation.needs")}
      onAdd={told.may.update ? () => onOpen(null) : undefined}
      add={t("negotiation.add_need")}
    >
      {fits.length > 0 && (
        <Group gap="md">
          {fits.map(({ name, fit }) => (
            <Text size="sm" key={name}>
              {name} <Percent ratio={fit ?? 0} />
            </Text>
          ))}
        </Group>
      )}
      {told.needs.map((row) => (
        <Line
          key={row.id}
          name={row.text}
          onEdit={told.may.update ? () => onOpen(row) : undefined}
          onRemove={told.may.update ? () => remove.mutate({ kind: "need", row }) : undefined}
        >
          <Text size="sm">{row.text}</Text>
          <Text size="xs" c="dimmed">
            {t("negotiation.importance_of", { importance: row.importance })}
            {row.said_by && ` · ${row.said_by.name}`}
            {row.ours !== null && ` · ${t("negotiation.us")} ${t(`negotiation.fit.${row.ours as 0}`)}`}
          </Text>
        </Line>
      ))}
    </Block>
  );
}

function Objections({ told, dealId, onOpen }: Part & { onOpen: (row: Objection | null) => void }) {
  const { t } = useTranslation("sales");
  const remove = useRemove(dealId);
  return (
    <Block
      title={t("negotiation.objections")}
      onAdd={told.may.update ? () => onOpen(null) : undefined}
      add={t("negotiation.add_objection")}
    >
      {told.objections.map((row) => (
        <Line
          key={row.id}
          name={row.text}
          onEdit={told.may.update ? () => onOpen(row) : undefined}
          onRemove={told.may.update ? () => remove.mutate({ kind: "objection", row }) : undefined}
        >
          <Group gap="xs">
            <StatusBadge tone={TONES[row.outcome]} label={t(`negotiation.outcome.${row.outcome}`)} />
            <Text size="xs" c="dimmed">
              {t(`negotiation.category.${row.category}`)}
            </Text>
          </Group>
          <Text size="sm">{row.text}</Text>
          {row.answer && (
            <Text size="sm" c="dimmed">
              {row.answer}
            </Text>
          )}
        </Line>
      ))}
    </Block>
  );
}

interface BlockProps {
  title: string;
  add: string;
  onAdd: (() => void) | undefined;
  children: ReactNode;
}

function Block({ title, add, onAdd, children }: BlockProps) {
  return (
    <section className={classes.block}>
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5">
          {title}
        </Title>
        {onAdd && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={12} aria-hidden />}
            onClick={onAdd}
          >
            {add}
          </Button>
        )}
      </Group>
      <Stack gap="xs">{children}</Stack>
    </section>
  );
}

interface LineProps {
  name: string;
  onEdit?: (() => void) | undefined;
  onRemove: (() => void) | undefined;
  children: ReactNode;
}

function Line({ name, onEdit, onRemove, children }: LineProps) {
  const { t } = useTranslation("sales");
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={2}>{children}</Stack>
      <Group gap={2} wrap="nowrap">
        {onEdit && (
          <ActionIcon
            variant="subtle"
            color="gray"
            bg="transparent"
            onClick={onEdit}
            aria-label={t("negotiation.edit", { name })}
          >
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
        )}
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            bg="transparent"
            onClick={onRemove}
            aria-label={t("negotiation.remove", { name })}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </Group>
  );
}
