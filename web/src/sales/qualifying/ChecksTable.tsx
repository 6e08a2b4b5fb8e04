import { ActionIcon, Anchor, Stack, Table, Text, Title } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { Check, Evidence } from "./api";
import { CheckEditor } from "./CheckEditor";
import classes from "./qualifying.module.css";

const TONES: Record<Check["state"], Tone> = { confirmed: "good", unconfirmed: "neutral", unknown: "warn" };

interface Props {
  checks: readonly Check[];
  /** What may be named as evidence. */
  offered: readonly Evidence[];
  may: boolean;
  onSave: (checks: readonly Check[]) => Promise<void>;
  about?: string | undefined;
  /** Where what was done with the lead is shown, when that is another page. */
  leadPage?: string | undefined;
}

/** What is known of a lead or deal, item by item, each edited where it stands. */
export function ChecksTable({ checks, offered, may, onSave, about, leadPage = "" }: Props) {
  const { t } = useTranslation("sales");
  const [edited, edit] = useState<string | null>(null);
  const save = (told: Check) => onSave(checks.map((one) => (one.item === told.item ? told : one)));
  return (
    <section className={classes.block}>
      <Title order={2} size="h4" mb={4}>
        {t("qualifying.title")}
      </Title>
      {about && (
        <Text size="sm" c="dimmed" mb="xs">
          {about}
        </Text>
      )}
      <Table className={classes.table} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="6.5rem">{t("qualifying.item")}</Table.Th>
            <Table.Th w="8rem">{t("qualifying.state")}</Table.Th>
            <Table.Th>{t("qualifying.text")}</Table.Th>
            <Table.Th w={44} aria-label={t("pipelines.edit")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {checks.map((check) => (
            <Table.Tr key={check.item}>
              <Table.Td fw={600}>{t(`qualifying.items.${check.item}`)}</Table.Td>
              {edited === check.item ? (
                <Table.Td colSpan={3}>
                  <CheckEditor check={check} offered={offered} onSave={save} onClose={() => edit(null)} />
                </Table.Td>
              ) : (
                <Shown check={check} may={may} leadPage={leadPage} onEdit={() => edit(check.item)} />
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface ShownProps {
  check: Check;
  may: boolean;
  leadPage: string;
  onEdit: () => void;
}

function Shown({ check, may, leadPage, onEdit }: ShownProps) {
  const { t } = useTranslation("sales");
  const isTold = check.text || check.evidence || check.at;
  return (
    <>
      <Table.Td>
        <StatusBadge tone={TONES[check.state]} label={t(`qualifying.states.${check.state}`)} />
      </Table.Td>
      <Table.Td>
        {isTold && (
          <Stack gap={2}>
            {check.text && (
              <Text size="sm" className={classes.text}>
                {check.text}
              </Text>
            )}
            {check.evidence && <EvidenceName evidence={check.evidence} leadPage={leadPage} />}
            {check.at && (
              <Text size="xs" c="dimmed">
                {check.by && t("qualifying.by", { name: check.by.name })}
                <DateText iso={check.at} />
              </Text>
            )}
          </Stack>
        )}
      </Table.Td>
      <Table.Td>
        {may && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("qualifying.edit", { item: t(`qualifying.items.${check.item}`) })}
            onClick={onEdit}
          >
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        )}
      </Table.Td>
    </>
  );
}

function EvidenceName({ evidence, leadPage }: { evidence: Evidence; leadPage: string }) {
  const { t } = useTranslation("sales");
  return (
    <Text size="xs">
      {t("qualifying.shown_by")}
      <Anchor
        size="xs"
        href={
          evidence.kind === "file"
            ? `/api/v1/files/${evidence.id}/content`
            : `${leadPage}#activity-${evidence.id}`
        }
      >
        {evidence.name}
      </Anchor>
    </Text>
  );
}
