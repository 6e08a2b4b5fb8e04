import { Group, Select, Skeleton, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { accountsWhere, DIMENSIONS, type Dimension, useMarket, useSegments } from "./api";
import { CutTable } from "./CutTable";
import { useKeyName } from "./useKeyName";

/** How the address says that a value is not known. */
const UNKNOWN = "-";

const isDimension = (name: string | undefined): name is Dimension => DIMENSIONS.some((one) => one === name);

/** By what the market is cut, as the address says it. */
function useCut() {
  const { values } = useFilters();
  const segments = useSegments().data?.items ?? [];
  const rows = isDimension(values.rows) ? values.rows : "industry";
  const others = DIMENSIONS.filter((one) => one !== rows);
  const columns = others.find((one) => one === values.columns) ?? (rows === "size" ? "industry" : "size");
  const third = others.find((one) => one !== columns) ?? "prefecture";
  const segment = segments.find(({ id }) => id === values.segment);
  const within = segment ? { segment_id: segment.id } : {};
  const whole = useMarket({ rows: third, columns: rows, ...within });
  const only = whole.data?.rows.find(({ key }) => (key || UNKNOWN) === values.only);
  const filter = only ? { filter: JSON.stringify({ all: [only.condition] }) } : {};
  const market = useMarket({ rows, columns, ...within, ...filter });
  return { segments, segment, rows, columns, others, third, thirds: whole.data?.rows ?? [], only, market };
}

/** How far we are in the market: two dimensions as a table, the third as its filter. */
export function Penetration() {
  const { t } = useTranslation("sales");
  const cut = useCut();
  const { market, only, segment } = cut;
  return (
    <Stack>
      <Cuts cut={cut} />
      {market.error && !market.data && <ProblemView error={market.error} onRetry={market.refetch} />}
      {!market.data && !market.error && <Skeleton h={300} />}
      {market.data && (
        <>
          <Text size="sm" c="dimmed">
            {t("market.legend")}
          </Text>
          <CutTable
            market={market.data}
            rows={cut.rows}
            columns={cut.columns}
            open={(conditions) =>
              accountsWhere(segment?.filter, [...(only ? [only.condition] : []), ...conditions])
            }
          />
        </>
      )}
    </Stack>
  );
}

/** What the table is cut by, and narrowed to. */
function Cuts({ cut }: { cut: ReturnType<typeof useCut> }) {
  const { t } = useTranslation("sales");
  const { set } = useFilters();
  const name = useKeyName();
  const { rows, columns, others, third, only } = cut;
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={t("market.segment")}
        placeholder={t("market.whole")}
        clearable
        searchable
        data={cut.segments.map(({ id, name: label }) => ({ value: id, label }))}
        value={cut.segment?.id ?? null}
        onChange={(id) => set({ segment: id ?? undefined, only: undefined })}
      />
      <DimensionSelect
        label={t("market.rows")}
        value={rows}
        data={DIMENSIONS}
        onChange={(next) => set({ rows: next, only: undefined })}
      />
      <DimensionSelect
        label={t("market.columns")}
        value={columns}
        data={others}
        onChange={(next) => set({ columns: next, only: undefined })}
      />
      <Select
        label={t(`market.dimension.${third}`)}
        placeholder={t("market.any")}
        clearable
        searchable
        data={cut.thirds.map(({ key }) => ({ value: key || UNKNOWN, label: name(third, key) }))}
        value={only ? only.key || UNKNOWN : null}
        onChange={(key) => set({ only: key ?? undefined })}
      />
    </Group>
  );
}

interface SelectProps {
  label: string;
  value: Dimension;
  data: readonly Dimension[];
  onChange: (next: Dimension) => void;
}

function DimensionSelect({ label, value, data, onChange }: SelectProps) {
  const { t } = useTranslation("sales");
  return (
    <Select
      label={label}
      w={150}
      allowDeselect={false}
      data={data.map((one) => ({ value: one, label: t(`market.dimension.${one}`) }))}
      value={value}
      onChange={(next) => next && isDimension(next) && onChange(next)}
    />
  );
}
