import { ActionIcon, Alert, Button, Group, Modal, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { productKeys } from "@/commerce/products/api";
import { type Configuration, checkConfiguration, type Pick } from "@/commerce/products/ties";
import { Money } from "@/ui/Money";
import { products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useFormat } from "@/ui/useFormat";
import { useGo } from "@/ui/useGo";
import { makeQuote } from "./api";

interface Picked extends Pick {
  readonly name: string;
}

interface Props {
  /** What fitted, to begin with. */
  start: readonly { product_id: string; name: string }[];
  runId?: string | undefined;
  dealId?: string | undefined;
  /** A new deal needs a name of its own. */
  needsName: boolean;
  onClose: () => void;
}

/** What is missing from what was picked, or in each other's way. */
function useChecked(sent: Parameters<typeof checkConfiguration>[0]) {
  return useQuery({
    queryKey: productKeys.part("configuration", "check", { sent: JSON.stringify(sent) }),
    queryFn: ({ signal }) => checkConfiguration(sent, signal),
    enabled: sent.length > 0,
    placeholderData: keepPreviousData,
  });
}

/** Products picked with their options, checked as they are picked; together they become the draft of a quote. */
export function Configure({ start, runId, dealId, needsName, onClose }: Props) {
  const { t } = useTranslation("bond");
  const { t: ui } = useTranslation("ui");
  const go = useGo();
  const [picks, set] = useState<readonly Picked[]>(start.map((one) => ({ ...one, quantity: 1 })));
  const [name, call] = useState("");
  const sent = picks.map(({ product_id, quantity }) => ({ product_id, quantity }));
  const { data } = useChecked(sent);
  const make = useMutation({
    mutationFn: () =>
      makeQuote({
        picks: sent,
        deal_name: name,
        ...(runId && { run_id: runId }),
        ...(dealId && { deal_id: dealId }),
      }),
    onSuccess: ({ quote }) => go(`/quotes/${quote.id}`),
  });
  const add = (one: { id: string; name: string }) =>
    set([...picks, { product_id: one.id, name: one.name, quantity: 1 }]);
  const isWhole = picks.length > 0 && data?.faults.length === 0 && (!needsName || name.trim() !== "");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("configure.title")}
      size="lg"
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack gap="md">
        <Picks picks={picks} set={set} />
        <RecordPicker
          label={t("configure.add")}
          source={products}
          value={null}
          onChange={(one) => one && add(one)}
        />
        {data && picks.length > 0 && <Checked found={data} onAdd={add} />}
        {needsName && (
          <TextInput
            label={t("configure.deal_name")}
            required
            maxLength={300}
            value={name}
            onChange={(event) => call(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button disabled={!isWhole} loading={make.isPending} onClick={() => make.mutate()}>
            {t("configure.make")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Picks({ picks, set }: { picks: readonly Picked[]; set: (picks: readonly Picked[]) => void }) {
  const { t } = useTranslation("bond");
  return (
    <Stack gap={6}>
      {picks.length === 0 && <Text size="sm">{t("configure.nothing")}</Text>}
      {picks.map((pick, at) => (
        <Group key={pick.product_id} gap="xs" wrap="nowrap">
          <Text size="sm" style={{ flex: 1 }}>
            {pick.name}
          </Text>
          <NumberInput
            aria-label={t("configure.quantity", { name: pick.name })}
            w={90}
            min={0}
            value={pick.quantity}
            onChange={(quantity) =>
              set(picks.map((one, place) => (place === at ? { ...one, quantity: Number(quantity) } : one)))
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            bg="transparent"
            aria-label={t("configure.remove", { name: pick.name })}
            onClick={() => set(picks.filter((_, place) => place !== at))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}

interface CheckedProps {
  found: Configuration;
  onAdd: (one: { id: string; name: string }) => void;
}

/** What is missing or clashes and why, what may be added, and what it comes to. */
function Checked({ found, onAdd }: CheckedProps) {
  const { t } = useTranslation("bond");
  const format = useFormat();
  const parts = found.lines.filter(({ is_part }) => is_part);
  return (
    <Stack gap="sm">
      {found.faults.length > 0 && (
        <Alert color="orange" variant="light" role="status" title={t("configure.faults")}>
          <Stack gap={4} align="flex-start">
            {found.faults.map(({ code, text, other }) => (
              <Group key={text} gap="xs">
                <Text size="sm">{text}</Text>
                {code === "missing" && other && (
                  <Button size="compact-xs" variant="default" onClick={() => onAdd(other)}>
                    {t("configure.add_named", { name: other.name })}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        </Alert>
      )}
      {found.options.length > 0 && (
        <Stack gap={4} align="flex-start">
          <Text size="sm" fw={600}>
            {t("configure.options")}
          </Text>
          {found.options.map(({ product, of, price, why }) => (
            <Group key={`${of.id}-${product.id}`} gap="xs">
              <Button size="compact-xs" variant="default" onClick={() => onAdd(product)}>
                {t("configure.add_named", { name: product.name })}
              </Button>
              <Text size="xs" c="dimmed">
                <Money money={price} /> {why}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
      {parts.length > 0 && (
        <Text size="xs" c="dimmed">
          {t("configure.parts", {
            names: format.list(parts.map(({ product, quantity }) => `${product.name} × ${quantity}`)),
          })}
        </Text>
      )}
      <Text size="sm" component="div">
        {t("configure.total")} <Money money={found.total} />
      </Text>
    </Stack>
  );
}
