import { Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import type { ItemRow } from "./api";

/** Until when it is guaranteed, and whether that has passed. */
export function Warranty({ item }: { item: Pick<ItemRow, "warranty" | "warranty_until"> }) {
  const { t } = useTranslation("commerce");
  if (!item.warranty_until) return <>–</>;
  return (
    <>
      <DateText iso={item.warranty_until} />{" "}
      <Text span size="xs" c={item.warranty === "in" ? "var(--good)" : "dimmed"}>
        {t(`warranty.${item.warranty}`)}
      </Text>
    </>
  );
}

/** The columns of the list of installed items. */
export function useItemColumns(): readonly Column<ItemRow>[] {
  const { t } = useTranslation("commerce");
  return useMemo(
    () => [
      {
        key: "product",
        label: t("item.title"),
        fields: ["product", "serial"],
        render: (item) => (
          <Stack gap={0}>
            <Text size="sm" fw={600}>
              {item.product.name}
            </Text>
            <Text size="xs" c="dimmed">
              {item.serial || t("item.no_serial")}
            </Text>
          </Stack>
        ),
      },
      {
        key: "account",
        label: t("order.account"),
        render: ({ account }) => <AppLink to={`/accounts/${account.id}`}>{account.name}</AppLink>,
      },
      { key: "site", label: t("item.site"), width: 9, render: ({ site }) => site || "–" },
      {
        key: "installed_on",
        label: t("item.installed_on"),
        width: 8,
        render: ({ installed_on }) => <DateText iso={installed_on} />,
      },
      {
        key: "warranty_until",
        label: t("item.warranty_until"),
        width: 11,
        render: (item) => <Warranty item={item} />,
      },
      {
        key: "contract",
        label: t("item.contract"),
        width: 11,
        render: ({ contract }) =>
          contract ? <AppLink to={`/contracts/${contract.id}`}>{contract.name}</AppLink> : "–",
      },
      { key: "usage", label: t("item.usage"), isExtra: true, render: ({ usage }) => usage || "–" },
      {
        key: "serial",
        label: t("item.serial"),
        sort: "serial",
        isExtra: true,
        render: ({ serial }) => serial || "–",
      },
    ],
    [t],
  );
}
