import { Anchor, Button, Group, Stack, Table, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { DateField } from "@/ui/edit/DateField";
import { PersonName } from "@/ui/PersonName";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { toastProblem } from "@/ui/toast";
import { type Call, RESULTS, type Result, recordCall, type Target, useKeepTarget } from "./api";
import classes from "./market.module.css";

const TONES: Record<Target["state"], Tone> = {
  todo: "neutral",
  absent: "warn",
  reached: "active",
  meeting: "good",
  declined: "bad",
};
const BLANK = { note: "", call_again_on: null, deal_name: "", lead_name: "" };

interface Props {
  row: Target;
  /** To the next row, once this one is written down. */
  onward: () => void;
}

/** What is being written down of a call, and the keys by which: 1 to 4, then Enter. */
function useCall({ row, onward }: Props) {
  const keep = useKeepTarget();
  const [state, choose] = useState<Result | null>(null);
  const [said, say] = useState<Omit<Call, "state">>(BLANK);
  const call = useMutation({
    mutationFn: (result: Result) => recordCall(row, { ...said, state: result }),
    onSuccess: (told) => {
      onward();
      keep(told);
    },
    onError: toastProblem,
  });
  const send = () => state && call.mutate(state);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
    const isTyping = event.target instanceof HTMLInputElement;
    const chosen = isTyping ? undefined : RESULTS[Number(event.key) - 1];
    if (chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Enter" && event.target === event.currentTarget) {
      event.preventDefault();
      send();
    }
  };
  return { state, choose, said, say, send, press, isPending: call.isPending };
}

/** A row that is worked with the keys 1 to 4 and Enter: result, what was said, on to the next. */
export function CallRow({ row, onward }: Props) {
  const { state, choose, said, say, send, press, isPending } = useCall({ row, onward });
  return (
    <Table.Tr
      tabIndex={0}
      data-call={row.id}
      onKeyDown={press}
      className={state ? classes.called : undefined}
      aria-label={row.account.name}
    >
      <Table.Td>
        <AppLink to={`/accounts/${row.account.id}`}>{row.account.name}</AppLink>
        <Text size="xs" c="dimmed">
          {row.account.phone && (
            <Anchor size="xs" href={`tel:${row.account.phone.replace(/[^\d+]/g, "")}`}>
              {row.account.phone}
            </Anchor>
          )}
          {[row.account.prefecture, row.account.industry].filter(Boolean).map((told) => ` · ${told}`)}
        </Text>
      </Table.Td>
      <Table.Td>{row.owner ? <PersonName family={row.owner.name} /> : "–"}</Table.Td>
      <Table.Td>
        <Now row={row} />
      </Table.Td>
      <Table.Td>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Results state={state} choose={choose} isPending={isPending} />
          {state && <Said row={row} state={state} said={said} say={say} />}
        </form>
      </Table.Td>
    </Table.Tr>
  );
}

interface ResultsProps {
  state: Result | null;
  choose: (state: Result) => void;
  isPending: boolean;
}

function Results({ state, choose, isPending }: ResultsProps) {
  const { t } = useTranslation("sales");
  return (
    <Group gap={4} className={classes.results} role="group" aria-label={t("targets.result")}>
      {RESULTS.map((one, place) => (
        <Button
          key={one}
          size="compact-sm"
          variant={state === one ? "filled" : "default"}
          aria-pressed={state === one}
          onClick={() => choose(one)}
        >
          {place + 1} {t(`targets.state.${one}`)}
        </Button>
      ))}
      <Button size="compact-sm" type="submit" disabled={!state} loading={isPending}>
        {t("targets.record")}
      </Button>
    </Group>
  );
}

function Now({ row }: { row: Target }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <StatusBadge tone={TONES[row.state]} label={t(`targets.state.${row.state}`)} />
        {row.tries > 0 && (
          <Text size="xs" c="dimmed">
            {t("targets.tries", { n: row.tries })} <DateText iso={row.called_at} />
          </Text>
        )}
      </Group>
      {row.note && <Text size="xs">{row.note}</Text>}
      {row.call_again_on && (
        <Text size="xs">
          {t("targets.again")} <DateText iso={row.call_again_on} />
        </Text>
      )}
      {row.deal && <AppLink to={`/deals/${row.deal.id}`}>{row.deal.name}</AppLink>}
      {row.lead && <AppLink to={`/leads/${row.lead.id}`}>{row.lead.name}</AppLink>}
    </Stack>
  );
}

interface SaidProps {
  row: Target;
  state: Result;
  said: Omit<Call, "state">;
  say: (said: Omit<Call, "state">) => void;
}

/** What was said, when to call again, and what it becomes. */
function Said({ row, state, said, say }: SaidProps) {
  const { t } = useTranslation("sales");
  const isOpen = state !== "declined";
  return (
    <Group gap="xs" mt={6} align="flex-end">
      <TextInput
        size="xs"
        style={{ flex: "2 1 14rem" }}
        label={t("targets.said")}
        maxLength={300}
        value={said.note ?? ""}
        onChange={(event) => say({ ...said, note: event.currentTarget.value })}
      />
      {isOpen && (
        <DateField
          label={t("targets.again")}
          value={said.call_again_on ?? null}
          onChange={(day) => say({ ...said, call_again_on: day })}
        />
      )}
      {isOpen && !row.deal && (
        <TextInput
          size="xs"
          style={{ flex: "1 1 12rem" }}
          label={t("targets.deal_name")}
          maxLength={300}
          value={said.deal_name ?? ""}
          onChange={(event) => say({ ...said, deal_name: event.currentTarget.value })}
        />
      )}
      {isOpen && !row.lead && (
        <TextInput
          size="xs"
          style={{ flex: "1 1 8rem" }}
          label={t("targets.lead_name")}
          maxLength={100}
          value={said.lead_name ?? ""}
          onChange={(event) => say({ ...said, lead_name: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}
