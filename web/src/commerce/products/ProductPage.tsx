import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { StatusBadge } from "@/ui/StatusBadge";
import { loadProduct, type ProductRecord, productKeys } from "./api";
import { ProductModal } from "./ProductModal";
import { ProductTies } from "./ProductTies";

/** One product: what it is called and costs, and what it has to do with others. */
export default function ProductPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: productKeys.one(id),
    queryFn: ({ signal }) => loadProduct(id, signal),
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={60} />} middle={<Skeleton height={200} />} />;
  return <RecordPage header={<Head product={data} />} middle={<Middle product={data} />} />;
}

function Middle({ product }: { product: ProductRecord }) {
  return (
    <Stack gap="lg">
      <Facts product={product} />
      <ProductTies id={product.id} />
    </Stack>
  );
}

function Head({ product }: { product: ProductRecord }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const [isEdited, edit] = useState(false);
  useEffect(() => {
    document.title = `${product.name} – Enishi`;
  }, [product.name]);
  return (
    <Group justify="space-between" align="flex-end">
      <Stack gap={4}>
        <Text size="sm" c="dimmed">
          {product.code}
        </Text>
        <Title order={1}>{product.name}</Title>
        <StatusBadge
          tone={product.is_active ? "good" : "neutral"}
          label={t(product.is_active ? "product.on_sale" : "product.ended")}
        />
      </Stack>
      {product.may.update && (
        <Button variant="default" onClick={() => edit(true)}>
          {t("product.edit")}
        </Button>
      )}
      {isEdited && (
        <ProductModal
          product={product}
          onDone={() => cache.invalidateQueries({ queryKey: productKeys.all })}
          onClose={() => edit(false)}
        />
      )}
    </Group>
  );
}

function Facts({ product }: { product: ProductRecord }) {
  const { t } = useTranslation("commerce");
  const facts = [
    { label: t("product.price"), value: <Money money={product.price} /> },
    { label: t("product.recurring"), value: t(`recurring.${product.recurring || "once"}`) },
    { label: t("product.unit"), value: product.unit || "–" },
    { label: t("product.tax_class"), value: t(`tax_class.${product.tax_class}`) },
    { label: t("product.name_en"), value: product.name_en || "–" },
  ];
  return (
    <Stack gap={6}>
      {facts.map(({ label, value }) => (
        <Group key={label} gap="md">
          <Text size="sm" c="dimmed" w={160}>
            {label}
          </Text>
          <Text size="sm" component="div">
            {value}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
