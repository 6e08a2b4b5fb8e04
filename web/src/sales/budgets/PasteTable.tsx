import {
  Alert,
  Button,
  Checkbox,
  Group,
  List,
  Modal,
  Select,
  Stack,
  Table,
  Text,
  Textarea,
} from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone, wordsOf } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { fromTsv } from "@/views/clipboard";
import { budgetKeys, type Look, lookAt, setAll, UNITS, type Unit, type Year } from "./api";

const SHOWN = 200;

interface Props {
  year: Year;
  /** What was pasted over the page; empty to paste it here. */
  text: string;
  onClose: () => void;
}

function useMaking(year: Year, isReplacing: boolean, onDone: () => void) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (seen: Look) => setAll(year.by, seen, isReplacing),
    onSuccess: async (_, seen) => {
      onDone();
      toastDone(t("budgets.saved", { n: seen.changes.length }));
      await cache.invalidateQueries({ queryKey: budgetKeys.all });
    },
    meta: { quiet: true },
  });
}

/** A table from a spreadsheet: which unit its figures are in, what it would change, and what of it cannot be read. */
export default function PasteTable({ year, text: brought, onClose }: Props) {
  const { t } = useTranslation("sales");
  const { t: say } = useTranslation("ui");
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [text, type] = useState(brought);
  const [unit, choose] = useState<Unit>("one");
  const [isReplacing, replace] = useState(false);
  const look = useMutation({ mutationFn: () => lookAt(year, unit, fromTsv(text)), meta: { quiet: true } });
  const make = useMaking(year, isReplacing, onClose);
  const error = make.error ?? look.error;
  const again = () => {
    look.reset();
    make.reset();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("budgets.paste")}
      size="xl"
      fullScreen={isNarrow}
      closeButtonProps={{ "aria-label": say("close") }}
    >
      <Stack>
        {error && (
          <Alert color="red" role="alert" title={wordsOf(error).title}>
            {wordsOf(error).message}
          </Alert>
        )}
        {look.data ? (
          <Seen
            seen={look.data}
            isReplacing={isReplacing}
            onReplace={replace}
            isBusy={make.isPending}
            onBack={again}
            onMake={() => make.mutate(look.data)}
          />
        ) : (
          <>
            <Text size="sm">{t(`budgets.paste_about.${year.by}`)}</Text>
            <Pasted text={text} onType={type} unit={unit} onChoose={choose} />
            <Group justify="flex-end">
              <Button disabled={!text.trim()} loading={look.isPending} onClick={() => look.mutate()}>
                {t("budgets.look")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

interface PastedProps {
  text: string;
  onType: (text: string) => void;
  unit: Unit;
  onChoose: (unit: Unit) => void;
}

function Pasted({ text, onType, unit, onChoose }: PastedProps) {
  const { t } = useTranslation("sales");
  return (
    <>
      <Textarea
        label={t("budgets.table")}
        placeholder={t("budgets.example")}
        minRows={6}
        maxRows={14}
        autosize
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        data-autofocus
        styles={{ input: { whiteSpace: "pre", overflowX: "auto" } }}
      />
      <Select
        label={t("budgets.unit_label")}
        data={UNITS.map((value) => ({ value, label: t(`budgets.unit.${value}`) }))}
        value={unit}
        onChange={(value) => onChoose((value ?? "one") as Unit)}
        allowDeselect={false}
      />
    </>
  );
}

interface SeenProps {
  seen: Look;
  isReplacing: boolean;
  onReplace: (isReplacing: boolean) => void;
  isBusy: boolean;
  onBack: () => void;
  onMake: () => void;
}

/** What would change. Nothing is written while a cell cannot be read, or a target would count twice. */
function Seen({ seen, isReplacing, onReplace, isBusy, onBack, onMake }: SeenProps) {
  const { t } = useTranslation("sales");
  const isReady =
    seen.changes.length > 0 && seen.wrong.length === 0 && (seen.overlapping.length === 0 || isReplacing);
  return (
    <>
      <Text size="sm" role="status">
        {t("budgets.seen", { changes: seen.changes.length, same: seen.same, wrong: seen.wrong.length })}
      </Text>
      <Wrong wrong={seen.wrong} />
      <Overlapping seen={seen} isReplacing={isReplacing} onReplace={onReplace} />
      <Changes seen={seen} />
      <Group justify="space-between">
        <Button variant="subtle" onClick={onBack}>
          {t("budgets.back")}
        </Button>
        <Button disabled={!isReady} loading={isBusy} onClick={onMake}>
          {t("budgets.make", { n: seen.changes.length })}
        </Button>
      </Group>
    </>
  );
}

function Wrong({ wrong }: { wrong: Look["wrong"] }) {
  const { t } = useTranslation("sales");
  if (wrong.length === 0) return null;
  return (
    <Alert color="red" title={t("budgets.wrong")}>
      <List size="sm">
        {wrong.slice(0, SHOWN).map((cell) => (
          <List.Item key={`${cell.row} ${cell.column}`}>
            {t(cell.column ? "budgets.place" : "budgets.place_of_line", {
              row: cell.row,
              column: cell.column,
            })}{" "}
            {[cell.name, cell.month?.slice(0, 7).replace("-", "/")].filter(Boolean).join(" ")}
            {cell.column > 0 && t("budgets.said", { text: cell.text })} {cell.reason}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Overlapping({
  seen,
  isReplacing,
  onReplace,
}: Pick<SeenProps, "seen" | "isReplacing" | "onReplace">) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  if (seen.overlapping.length === 0) return null;
  return (
    <Alert color="yellow" title={t("budgets.overlapping")}>
      <List size="sm" mb="xs">
        {seen.overlapping.map(({ id, holder, starts_on, ends_on, value }) => (
          <List.Item key={id}>
            {holder.name}{" "}
            {t("budgets.other", {
              start: format.date(starts_on),
              end: format.date(ends_on),
              value: format.money(value),
            })}
          </List.Item>
        ))}
      </List>
      <Checkbox
        label={t("budgets.replace")}
        checked={isReplacing}
        onChange={(event) => onReplace(event.currentTarget.checked)}
      />
    </Alert>
  );
}

function Changes({ seen }: { seen: Look }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  if (seen.changes.length === 0) return <Text c="dimmed">{t("budgets.no_changes")}</Text>;
  return (
    <Table aria-label={t("budgets.changes")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("budgets.holder")}</Table.Th>
          <Table.Th>{t("budgets.month")}</Table.Th>
          <Table.Th ta="right">{t("budgets.before")}</Table.Th>
          <Table.Th ta="right">{t("budgets.after")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {seen.changes.slice(0, SHOWN).map((change) => (
          <Table.Tr key={`${change.row} ${change.column}`}>
            <Table.Td>{change.holder.name}</Table.Td>
            <Table.Td>{change.month.slice(0, 7).replace("-", "/")}</Table.Td>
            <Table.Td ta="right">{change.before ? format.money(change.before) : "–"}</Table.Td>
            <Table.Td ta="right">
              {change.after ? format.money(change.after) : t("budgets.taken_back")}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
