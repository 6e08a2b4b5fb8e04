import { ActionIcon, Stack, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCustomColumns } from "@/custom/columns";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import { StatusBadge } from "@/ui/StatusBadge";
import type { Product } from "./api";

/** The columns of the list of products; `onEdit` opens the form of one, for those who may. */
export function useProductColumns(onEdit: ((product: Product) => void) | null): readonly Column<Product>[] {
  const { t, i18n } = useTranslation("commerce");
  const isEnglish = i18n.language === "en";
  const custom = useCustomColumns<Product>("products");
  return useMemo(
    () => [
      {
        key: "name",
        label: t("product.name"),
        sort: "name",
        render: (product) => (
          <Stack gap={0}>
            <Text size="sm" fw={600}>
              {(isEnglish && product.name_en) || product.name}
            </Text>
            <Text size="xs" c="dimmed">
              {product.code}
            </Text>
          </Stack>
        ),
      },
      {
        key: "price",
        label: t("product.price"),
        sort: "price",
        align: "right",
        width: 9,
        render: ({ price }) => <Money money={price} />,
      },
      {
        key: "recurring",
        label: t("product.recurring"),
        width: 7,
        render: ({ recurring }) => t(`recurring.${recurring || "once"}`),
      },
      { key: "unit", label: t("product.unit"), width: 5, render: ({ unit }) => unit },
      {
        key: "tax_class",
        label: t("product.tax_class"),
        width: 10,
        render: ({ tax_class }) => t(`tax_class.${tax_class}`),
      },
      {
        key: "is_active",
        label: t("product.is_active"),
        width: 8,
        render: ({ is_active }) => (
          <StatusBadge
            tone={is_active ? "good" : "neutral"}
            label={t(is_active ? "product.on_sale" : "product.ended")}
          />
        ),
      },
      ...custom,
      ...(onEdit ? [editColumn(t, onEdit)] : []),
    ],
    [t, isEnglish, onEdit, custom],
  );
}

function editColumn(t: TFunction<"commerce">, onEdit: (product: Product) => void): Column<Product> {
  return {
    key: "edit",
    label: t("product.edit"),
    width: 4,
    render: (product) => (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("product.edit_named", { name: product.name })}
        onClick={() => onEdit(product)}
      >
        <IconPencil size={16} aria-hidden />
      </ActionIcon>
    ),
  };
}
