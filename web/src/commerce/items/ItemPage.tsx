import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { ContractState } from "../contracts/columns";
import { type Item, itemKeys, loadItem } from "./api";
import { Warranty } from "./columns";
import { ItemModal } from "./ItemModal";

/** One machine of ours: where it stands, and under what it is cared for. */
export default function ItemPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: itemKeys.one(id),
    queryFn: ({ signal }) => loadItem(id, signal),
    meta: { topics: ["commerce.Contract"] },
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={760}>
      {data ? <Shown item={data} /> : <Skeleton h={240} />}
    </Stack>
  );
}

function Shown({ item }: { item: Item }) {
  const { t } = useTranslation("commerce");
  const [isEdited, edit] = useState(false);
  useEffect(() => {
    document.title = `${item.name} – Enishi`;
  }, [item.name]);
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <Stack gap={2}>
          <Text size="sm">
            <AppLink to={`/accounts/${item.account.id}`}>{item.account.name}</AppLink>
          </Text>
          <Title order={1}>{item.name}</Title>
        </Stack>
        {item.may.update && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => edit(true)}
          >
            {t("items.edit")}
          </Button>
        )}
      </Group>
      <Facts item={item} />
      {item.note && <Text style={{ whiteSpace: "pre-wrap" }}>{item.note}</Text>}
      <Text size="sm">
        <AppLink to={`/tickets?item_id=${item.id}`}>{t("item.tickets")}</AppLink>
      </Text>
      {isEdited && <ItemModal item={item} onClose={() => edit(false)} />}
    </>
  );
}

function Facts({ item }: { item: Item }) {
  const { t } = useTranslation("commerce");
  const { contract } = item;
  const facts: readonly { label: string; value: ReactNode }[] = [
    { label: t("item.site"), value: item.site || "–" },
    { label: t("item.usage"), value: item.usage || "–" },
    { label: t("item.installed_on"), value: <DateText iso={item.installed_on} /> },
    { label: t("item.warranty_until"), value: <Warranty item={item} /> },
    {
      label: t("item.contract"),
      value: contract ? (
        <Group gap="xs">
          <AppLink to={`/contracts/${contract.id}`}>{contract.name}</AppLink>
          <ContractState state={contract.state} />
        </Group>
      ) : (
        "–"
      ),
    },
    ...(item.removed_on ? [{ label: t("item.removed_on"), value: <DateText iso={item.removed_on} /> }] : []),
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
