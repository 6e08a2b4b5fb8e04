import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone, toastProblem } from "@/ui/toast";
import { productKeys } from "./api";
import { loadTies, saveTies, TIE_KINDS, type Tie, type Ties } from "./ties";

const NOBODY = { id: "", name: "" };

/** What a product has to do with others: options, parts of a bundle, what it needs and what it excludes. */
export function ProductTies({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: productKeys.part(id, "ties"),
    queryFn: ({ signal }) => loadTies(id, signal),
  });
  return data ? <Drawn key={data.version} id={id} ties={data} /> : null;
}

/** Keeps the rows that name a product; the product's version goes on with them. */
function useSaving(id: string, ties: Ties, rows: readonly Tie[]) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      saveTies(
        id,
        ties.version,
        rows.filter(({ other }) => other.id !== ""),
      ),
    meta: { quiet: true },
    onSuccess: (saved) => {
      cache.setQueryData(productKeys.part(id, "ties"), saved);
      void cache.invalidateQueries({ queryKey: productKeys.one(id) });
      toastDone(t("ties.saved"));
    },
    onError: toastProblem,
  });
}

function Drawn({ id, ties }: { id: string; ties: Ties }) {
  const { t } = useTranslation("commerce");
  const [rows, set] = useState<readonly Tie[]>(ties.items);
  const may = ties.may.update === true;
  const put = (at: number, now: Partial<Tie>) =>
    set(rows.map((row, place) => (place === at ? { ...row, ...now } : row)));
  const save = useSaving(id, ties, rows);
  return (
    <Stack gap="sm" component="section" aria-label={t("ties.title")}>
      <Title order={2} size="h4">
        {t("ties.title")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("ties.about")}
      </Text>
      {rows.map((row, at) =>
        may ? (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a tie is called by its place until it is kept
            key={at}
            row={row}
            n={at + 1}
            onChange={(now) => put(at, now)}
            onRemove={() => set(rows.filter((_, place) => place !== at))}
          />
        ) : (
          <Text size="sm" key={`${row.kind}-${row.other.id}`}>
            {t(`ties.kind.${row.kind}`)} <AppLink to={`/products/${row.other.id}`}>{row.other.name}</AppLink>{" "}
            {row.kind === "part" && `× ${row.quantity}`} {row.why}
          </Text>
        ),
      )}
      {may && (
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              set([...rows, { other: NOBODY, kind: "option", quantity: 1, why: "", why_en: "" }])
            }
          >
            {t("ties.add")}
          </Button>
          <Button
            size="xs"
            disabled={rows === ties.items}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t("ties.save")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface RowProps {
  row: Tie;
  n: number;
  onChange: (now: Partial<Tie>) => void;
  onRemove: () => void;
}

function Row({ row, n, onChange, onRemove }: RowProps) {
  const { t } = useTranslation("commerce");
  return (
    <Stack gap={6} p="xs" bg="var(--mantine-color-default-hover)" style={{ borderRadius: 4 }}>
      <Group gap="xs" align="flex-end">
        <Select
          label={t("ties.how")}
          w={150}
          allowDeselect={false}
          data={TIE_KINDS.map((value) => ({ value, label: t(`ties.kind.${value}`) }))}
          value={row.kind}
          onChange={(kind) => onChange({ kind: kind as Tie["kind"] })}
        />
        <RecordPicker
          label={t("ties.other")}
          source={products}
          value={row.other.id ? row.other : null}
          onChange={(other) => onChange({ other: other ?? NOBODY })}
        />
        {row.kind === "part" && (
          <NumberInput
            label={t("ties.quantity")}
            w={90}
            min={0}
            value={row.quantity}
            onChange={(quantity) => onChange({ quantity: Number(quantity) })}
          />
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          bg="transparent"
          mb={4}
          onClick={onRemove}
          aria-label={t("ties.remove", { n })}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <Group gap="xs" grow>
        <TextInput
          label={t("ties.why")}
          maxLength={300}
          value={row.why}
          onChange={(event) => onChange({ why: event.currentTarget.value })}
        />
        <TextInput
          label={t("ties.why_en")}
          maxLength={300}
          value={row.why_en}
          onChange={(event) => onChange({ why_en: event.currentTarget.value })}
        />
      </Group>
    </Stack>
  );
}
