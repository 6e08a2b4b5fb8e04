import {
  Button,
  Checkbox,
  Group,
  SegmentedControl,
  Select,
  Skeleton,
  Stack,
  Table,
  Text,
} from "@mantine/core";
import { IconChecklist, IconDownload, IconListDetails } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { useCarried } from "@/ui/carried";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { type Dormant, MONTHS, useDormant, type Whose } from "./api";
import { saveDormant } from "./saveDormant";
import { WinBackModal } from "./WinBackModal";

const USUAL = 12;
const WHOSE = ["", "mine", "team"] as const;

/** What the address says: how long they have been quiet, and whose they are. */
function useAsked() {
  const { values, set } = useFilters();
  const typed = Number(values.months);
  const months = Number.isInteger(typed) && typed >= 1 && typed <= 120 ? typed : USUAL;
  const owner: Whose = WHOSE.find((one) => one === values.owner) ?? "";
  return { months, owner, set };
}

/** Customers who bought and went quiet, the most valuable first, to be given to somebody. */
export default function WinBackPage() {
  const { t } = useTranslation("bond");
  const { months, owner, set } = useAsked();
  const [places, setPlaces] = useState<readonly string[]>([""]);
  const [chosen, choose] = useState<readonly string[]>([]);
  const { data, error, refetch } = useDormant({ months, owner, cursor: places.at(-1) ?? "" });
  const narrow = (changes: Record<string, string | undefined>) => {
    setPlaces([""]);
    choose([]);
    void set(changes);
  };
  return (
    <Stack p="md">
      <PageHead
        title={t("win_back.title")}
        about={t("win_back.about", { months })}
        actions={
          data && <Acts chosen={chosen} may={data.may} asked={{ months, owner }} onDone={() => choose([])} />
        }
      />
      <Group gap="sm">
        <Select
          aria-label={t("win_back.months_label")}
          size="xs"
          w={140}
          allowDeselect={false}
          data={[...new Set([...MONTHS, months])].map((n) => ({
            value: String(n),
            label: t("win_back.months", { n }),
          }))}
          value={String(months)}
          onChange={(value) => narrow({ months: value === String(USUAL) ? undefined : (value ?? undefined) })}
        />
        <WhoseControl value={owner} onChange={(value) => narrow({ owner: value || undefined })} />
        {data && <Text size="sm">{t("win_back.n", { n: data.total })}</Text>}
      </Group>
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton h={240} />}
      {data?.items.length === 0 && <Text c="dimmed">{t("win_back.empty")}</Text>}
      {data && data.items.length > 0 && <Rows rows={data.items} chosen={chosen} onChoose={choose} />}
      <Pages places={places} next={data?.next ?? null} onPlaces={setPlaces} />
    </Stack>
  );
}

/** Mine, my team's or everybody's. */
export function WhoseControl({ value, onChange }: { value: Whose; onChange: (value: Whose) => void }) {
  const { t } = useTranslation("bond");
  return (
    <SegmentedControl
      aria-label={t("win_back.whose")}
      size="xs"
      data={WHOSE.map((one) => ({ value: one, label: t(`win_back.owner.${one || "all"}`) }))}
      value={value}
      onChange={(chosen) => onChange(chosen as Whose)}
    />
  );
}

interface ActsProps {
  chosen: readonly string[];
  may: Readonly<Record<string, boolean>>;
  asked: { months: number; owner: Whose };
  onDone: () => void;
}

function Acts({ chosen, may, asked, onDone }: ActsProps) {
  const { t } = useTranslation("bond");
  const go = useGo();
  const carried = useCarried("targets");
  const [isOpen, open] = useState(false);
  const isNobody = chosen.length === 0;
  return (
    <>
      {may.export && (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveDormant(asked)}
        >
          {t("win_back.export")}
        </Button>
      )}
      {may.list && (
        <Button
          variant="default"
          disabled={isNobody}
          leftSection={<IconListDetails size={16} aria-hidden />}
          onClick={() => {
            carried.put(chosen);
            void go("/market?tab=lists&new=chosen");
          }}
        >
          {t("win_back.to_list")}
        </Button>
      )}
      {may.task && (
        <Button
          disabled={isNobody}
          leftSection={<IconChecklist size={16} aria-hidden />}
          onClick={() => open(true)}
        >
          {t("win_back.to_tasks")}
        </Button>
      )}
      {isOpen && <WinBackModal ids={chosen} onDone={onDone} onClose={() => open(false)} />}
    </>
  );
}

interface RowsProps {
  rows: readonly Dormant[];
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}

function Rows({ rows, chosen, onChoose }: RowsProps) {
  const { t } = useTranslation("bond");
  const isAll = rows.every(({ id }) => chosen.includes(id));
  const toggle = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table highlightOnHover aria-label={t("win_back.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                aria-label={t("win_back.choose_all")}
                checked={isAll}
                onChange={() => onChoose(isAll ? [] : rows.map(({ id }) => id))}
              />
            </Table.Th>
            <Table.Th>{t("win_back.account")}</Table.Th>
            <Table.Th ta="right">{t("win_back.worth")}</Table.Th>
            <Table.Th ta="right">{t("win_back.lifetime")}</Table.Th>
            <Table.Th>{t("win_back.bought_on")}</Table.Th>
            <Table.Th>{t("win_back.last_contact")}</Table.Th>
            <Table.Th>{t("win_back.rating")}</Table.Th>
            <Table.Th>{t("win_back.owned_by")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} isChosen={chosen.includes(row.id)} onToggle={() => toggle(row.id)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ row, isChosen, onToggle }: { row: Dormant; isChosen: boolean; onToggle: () => void }) {
  const { t } = useTranslation("bond");
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={t("win_back.choose", { name: row.name })}
          checked={isChosen}
          onChange={onToggle}
        />
      </Table.Td>
      <Table.Td>
        <AppLink to={`/accounts/${row.id}`}>{row.name}</AppLink>
        <Text size="xs" c="dimmed">
          {row.phone}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <Money money={row.worth} />
      </Table.Td>
      <Table.Td ta="right">
        <Money money={row.lifetime} />
      </Table.Td>
      <Table.Td>{row.bought_on ? <DateText iso={row.bought_on} /> : "–"}</Table.Td>
      <Table.Td>{row.last_contact_at ? <DateText iso={row.last_contact_at} /> : "–"}</Table.Td>
      <Table.Td>
        {row.rating === null ? "–" : t("win_back.stars", { n: row.rating })}
        {row.complaints > 0 && (
          <Text size="xs" c="var(--bad)">
            {t("win_back.complaints", { n: row.complaints })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{row.owner?.name ?? "–"}</Table.Td>
    </Table.Tr>
  );
}

interface PagesProps {
  places: readonly string[];
  next: string | null;
  onPlaces: (places: readonly string[]) => void;
}

function Pages({ places, next, onPlaces }: PagesProps) {
  const { t } = useTranslation("bond");
  if (places.length < 2 && !next) return null;
  return (
    <Group justify="center">
      <Button variant="default" disabled={places.length < 2} onClick={() => onPlaces(places.slice(0, -1))}>
        {t("win_back.before")}
      </Button>
      <Button variant="default" disabled={!next} onClick={() => next && onPlaces([...places, next])}>
        {t("win_back.after")}
      </Button>
    </Group>
  );
}
