import { Badge, Group, Select, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Money } from "@/ui/Money";
import { useFilters } from "@/ui/useFilters";
import { useFormat } from "@/ui/useFormat";
import type { Change, Sheet } from "./api";

const COLOURS: Readonly<Record<Change["move"], string>> = {
  new: "teal",
  moved_in: "teal",
  won: "teal",
  grew: "teal",
  rose: "teal",
  lost: "red",
  held: "yellow",
  moved_out: "yellow",
  shrank: "yellow",
  fell: "yellow",
};

/** What moved in the sheet since the week's freeze, the largest first, and by how much in all. */
export function Changes({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const { set } = useFilters();
  const sum = sheet.changes.reduce((total, change) => total + change.value, 0);
  return (
    <Stack gap="xs" component="section" aria-label={t("yomi.changes")}>
      <Title order={2} size="h4">
        {t("yomi.changes")}
      </Title>
      {sheet.frozen_at === null ? (
        <Text c="dimmed">{t("yomi.never_frozen")}</Text>
      ) : (
        <Group gap="sm">
          <Select
            aria-label={t("yomi.since_label")}
            size="xs"
            w={230}
            allowDeselect={false}
            data={sheet.weeks.map((week) => ({
              value: week,
              label: t("yomi.since", { day: format.day(week) }),
            }))}
            value={sheet.week}
            onChange={(week) => set({ since: week ?? undefined })}
          />
          <Text size="sm" fw={600}>
            <Money money={{ amount: sum, currency: sheet.currency }} />
          </Text>
        </Group>
      )}
      {sheet.frozen_at !== null && sheet.changes.length === 0 && <Text>{t("yomi.no_changes")}</Text>}
      {sheet.changes.length > 0 && <Moves sheet={sheet} />}
    </Stack>
  );
}

function Moves({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("insight");
  const openable = sheet.changes.filter(({ deal_id }) => deal_id !== null);
  const others = sheet.changes.filter(({ deal_id }) => deal_id === null);
  const theirs = others.reduce((sum, { value }) => sum + value, 0);
  return (
    <Table.ScrollContainer minWidth={340}>
      <Table aria-label={t("yomi.changes")}>
        <Table.Tbody>
          {openable.map((change) => (
            <Table.Tr key={change.deal_id}>
              <Table.Td w={110}>
                <Badge variant="light" color={COLOURS[change.move]}>
                  {t(`yomi.move.${change.move}`)}
                </Badge>
              </Table.Td>
              <Table.Td>
                <AppLink to={`/deals/${change.deal_id}`}>{change.name}</AppLink>
                <Text size="sm" c="dimmed">
                  {[change.account, change.owner].filter(Boolean).join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td ta="right">
                <Money money={{ amount: change.value, currency: sheet.currency }} />
              </Table.Td>
            </Table.Tr>
          ))}
          {others.length > 0 && (
            <Table.Tr>
              <Table.Td colSpan={2} c="dimmed">
                {t("yomi.not_yours", { n: others.length })}
              </Table.Td>
              <Table.Td ta="right">
                <Money money={{ amount: theirs, currency: sheet.currency }} />
              </Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
