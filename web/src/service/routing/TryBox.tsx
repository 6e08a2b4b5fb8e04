import { Card, List, Select, SimpleGrid, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { type Asked, routingKeys, type Tried, tryRouting, VALUES } from "./api";
import { RoutedWhy } from "./RoutedWhy";
import { useConditionWords } from "./useConditionWords";

/** Where a ticket would go, and why: tried out before it matters. */
export function TryBox({ version }: { version: number }) {
  const { t } = useTranslation("service");
  const [asked, ask] = useState({ subject: "", text: "", type: "question", channel_kind: "mail" });
  const [account, setAccount] = useState<Picked | null>(null);
  const [settled] = useDebouncedValue({ ...asked, account_id: account?.id ?? null }, 300);
  const { data } = useQuery({
    queryKey: routingKeys.part("ours", "try", { version, ...settled }),
    queryFn: () => tryRouting(settled as Asked),
    placeholderData: (previous) => previous,
  });
  const set = (change: Partial<typeof asked>) => ask({ ...asked, ...change });
  return (
    <Card withBorder component="section" aria-label={t("routing.try")}>
      <Title order={2} size="h4">
        {t("routing.try")}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t("routing.try_about")}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Select
          label={t("fact.type")}
          data={VALUES.type.map((value) => ({ value, label: t(`type.${value}`) }))}
          value={asked.type}
          onChange={(type) => set({ type: type ?? "question" })}
          allowDeselect={false}
        />
        <Select
          label={t("fact.channel")}
          data={VALUES.channel.map((value) => ({ value, label: t(`channel.${value}`) }))}
          value={asked.channel_kind}
          onChange={(channel) => set({ channel_kind: channel ?? "mail" })}
          allowDeselect={false}
        />
        <RecordPicker label={t("sla.account")} source={accounts} value={account} onChange={setAccount} />
      </SimpleGrid>
      <TextInput
        mt="xs"
        label={t("fact.subject")}
        value={asked.subject}
        maxLength={300}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <Textarea
        mt="xs"
        label={t("routing.text")}
        value={asked.text}
        maxLength={10_000}
        autosize
        minRows={2}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {data && <Answer tried={data} />}
    </Card>
  );
}

function Answer({ tried }: { tried: Tried }) {
  const { t } = useTranslation("service");
  const { fieldName } = useConditionWords();
  const last = tried.tried.length - 1;
  const isDecided = tried.why.how !== "fallback";
  const sentence = (name: string, unmet: readonly string[], place: number) => {
    if (unmet.length) return t("routing.unmet", { name, what: unmet.map(fieldName).join(t("routing.list")) });
    return t(isDecided && place === last ? "routing.decides" : "routing.nobody_here", { name });
  };
  const goal = [tried.team?.name, tried.person?.name].filter(Boolean).join(" ");
  return (
    <>
      <List size="sm" mt="sm">
        {tried.tried.map(({ name, unmet }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place alone
          <List.Item key={place} c={unmet.length ? "dimmed" : undefined}>
            {sentence(name, unmet, place)}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs" fw={650}>
        → {goal || t("routing.default_team")}
      </Text>
      <Text size="sm">
        {t("routing.sets_priority", { name: t(`priority.${tried.priority}`) })}{" "}
        {tried.category && t("routing.sets_category", { name: tried.category })}
      </Text>
      <RoutedWhy why={tried.why} />
    </>
  );
}
