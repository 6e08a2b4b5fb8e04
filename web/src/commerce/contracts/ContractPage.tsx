import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconPencil, IconPlayerStop } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { type Contract, contractKeys, loadContract } from "./api";
import { ContractModal } from "./ContractModal";
import { ContractState, Price, Renewal } from "./columns";
import { EndModal } from "./EndModal";
import { RenewalDeals } from "./RenewalDeals";

/** One contract: its period, what it entitles to, and the machines it cares for. */
export default function ContractPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: contractKeys.one(id),
    queryFn: ({ signal }) => loadContract(id, signal),
    meta: { topics: ["commerce.InstalledItem", "customers.Account"] },
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton h={84} />} middle={<Skeleton h={240} />} />;
  return (
    <RecordPage
      header={<Header contract={data} />}
      left={<Facts contract={data} />}
      middle={<Covered contract={data} />}
      right={
        <Stack gap="lg">
          <RenewalDeals contract={data} />
          <Items contract={data} />
        </Stack>
      }
    />
  );
}

function Header({ contract }: { contract: Contract }) {
  const { t } = useTranslation("commerce");
  const [open, setOpen] = useState<"edit" | "end" | null>(null);
  useEffect(() => {
    document.title = `${contract.name} – Enishi`;
  }, [contract.name]);
  const close = () => setOpen(null);
  return (
    <Group justify="space-between" align="flex-start">
      <Stack gap={2}>
        <Text size="sm">
          <AppLink to={`/accounts/${contract.account.id}`}>{contract.account.name}</AppLink>
        </Text>
        <Group gap="sm">
          <Title order={1}>{contract.name}</Title>
          <ContractState state={contract.state} />
        </Group>
        <Text size="sm" c="dimmed">
          #{contract.number} · {t(`contract_kind.${contract.kind}`)}
        </Text>
      </Stack>
      {contract.may.update && (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setOpen("edit")}
          >
            {t("contracts.edit")}
          </Button>
          {!contract.cancelled_on && contract.state !== "ended" && (
            <Button
              variant="default"
              leftSection={<IconPlayerStop size={16} aria-hidden />}
              onClick={() => setOpen("end")}
            >
              {t("contracts.end")}
            </Button>
          )}
        </Group>
      )}
      {open === "edit" && <ContractModal contract={contract} onClose={close} />}
      {open === "end" && <EndModal contract={contract} onClose={close} />}
    </Group>
  );
}

function Facts({ contract }: { contract: Contract }) {
  const { t } = useTranslation("commerce");
  const facts: readonly { label: string; value: ReactNode }[] = [
    {
      label: t("contract.period"),
      value: (
        <>
          <DateText iso={contract.starts_on} /> – <DateText iso={contract.ends_on} />
        </>
      ),
    },
    { label: t("contract.renewal_on"), value: <Renewal contract={contract} /> },
    { label: t("contract.notice_on"), value: <DateText iso={contract.notice_on} /> },
    {
      label: t("contract.auto_renews"),
      value: t(contract.auto_renews ? "contract.auto_yes" : "contract.auto_no"),
    },
    { label: t("contract.amount"), value: <Price contract={contract} /> },
    { label: t("contract.a_year"), value: <Money money={contract.a_year} /> },
    { label: t("line.product"), value: contract.product?.name ?? "–" },
    ...(contract.cancelled_on
      ? [
          { label: t("contract.cancelled_on"), value: <DateText iso={contract.cancelled_on} /> },
          { label: t("contract.cancel_reason"), value: contract.cancel_reason || "–" },
        ]
      : []),
  ];
  return (
    <Stack gap="sm">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text component="div">{value}</Text>
        </div>
      ))}
    </Stack>
  );
}

function Covered({ contract }: { contract: Contract }) {
  const { t } = useTranslation("commerce");
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} size="h4">
          {t("contract.entitlement")}
        </Title>
        <Text fw={600} mt={6}>
          {t(`entitlement.${contract.entitlement_class || "none"}`)}
        </Text>
        {contract.entitlement && <Text style={{ whiteSpace: "pre-wrap" }}>{contract.entitlement}</Text>}
      </div>
      {contract.note && (
        <div>
          <Title order={2} size="h4">
            {t("contract.note")}
          </Title>
          <Text mt={6} style={{ whiteSpace: "pre-wrap" }}>
            {contract.note}
          </Text>
        </div>
      )}
    </Stack>
  );
}

function Items({ contract }: { contract: Contract }) {
  const { t } = useTranslation("commerce");
  const { items } = contract;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t("contract.items", { n: items.length })}
        </Title>
        {items.length > 0 && (
          <AppLink to={`/items?contract_id=${contract.id}`} size="sm">
            {t("contract.all_items")}
          </AppLink>
        )}
      </Group>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("contract.no_items")}
        </Text>
      )}
      {items.slice(0, 20).map((item) => (
        <div key={item.id}>
          <AppLink to={`/items/${item.id}`} size="sm">
            {item.name}
          </AppLink>
          <Text size="xs" c="dimmed" component="div">
            {item.site}
            {item.removed_on && ` · ${t("item.removed")}`}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
