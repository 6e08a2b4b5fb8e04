import { Card, List, Select, SimpleGrid, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { type Asked, PRIORITIES, slaKeys, type Tried, TYPES, tryPolicies } from "./api";
import { useNamed } from "./PolicyCard";

/** Which policy a ticket would get, and why: tried out before it matters. */
export function TryBox() {
  const { t } = useTranslation("service");
  const [type, setType] = useState("question");
  const [priority, setPriority] = useState("2");
  const [account, setAccount] = useState<Picked | null>(null);
  const asked = { type, priority: Number(priority), account_id: account?.id ?? null } as Asked;
  const { data } = useQuery({
    queryKey: slaKeys.part("try", JSON.stringify(asked)),
    queryFn: () => tryPolicies(asked),
    placeholderData: (previous) => previous,
  });
  return (
    <Card withBorder component="section" aria-label={t("sla.try")}>
      <Title order={2} size="h4">
        {t("sla.try")}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t("sla.try_about")}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Select
          label={t("fact.type")}
          data={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          value={type}
          onChange={(value) => setType(value ?? "question")}
          allowDeselect={false}
        />
        <Select
          label={t("fact.priority")}
          data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={priority}
          onChange={(value) => setPriority(value ?? "2")}
          allowDeselect={false}
        />
        <RecordPicker label={t("sla.account")} source={accounts} value={account} onChange={setAccount} />
      </SimpleGrid>
      {data && <Answer tried={data} />}
    </Card>
  );
}

function Answer({ tried }: { tried: Tried }) {
  const { t } = useTranslation("service");
  const named = useNamed();
  return (
    <>
      <List size="sm" mt="sm">
        {tried.tried.map((one) => (
          <List.Item key={one.id ?? "default"} c={one.unmet.length ? "dimmed" : undefined}>
            {one.unmet.length
              ? t("sla.unmet", {
                  name: named(one),
                  what: one.unmet.map((what) => t(`sla.conditions_named.${what}`)).join(t("sla.or")),
                })
              : t("sla.fits", { name: named(one) })}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs">
        {t("sla.first_reply_until")} <DateText iso={tried.first_reply_due} />
        <br />
        {t("sla.solve_until")} <DateText iso={tried.solve_due} />
      </Text>
    </>
  );
}
