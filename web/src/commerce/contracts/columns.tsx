import { Stack, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { ContractRow } from "./api";

const TONES: Readonly<Record<string, Tone>> = {
  planned: "neutral",
  active: "good",
  renewing: "warn",
  ended: "neutral",
  cancelled: "bad",
};

/** Where a contract stands on its way from the first day to the last. */
export function ContractState({ state }: { state: string }) {
  const { t } = useTranslation("commerce");
  return <StatusBadge tone={TONES[state] ?? "neutral"} label={t(`contract_state.${state}`)} />;
}

/** When it renews, and in how many days; a dash for one that will not. */
export function Renewal({ contract }: { contract: Pick<ContractRow, "renewal_on" | "days_left" | "state"> }) {
  const { t } = useTranslation("commerce");
  const { renewal_on, days_left, state } = contract;
  if (days_left === null) return <>–</>;
  const isNear = state === "renewing";
  return (
    <Stack gap={0}>
      <Text size="sm" component="div">
        <DateText iso={renewal_on} />
      </Text>
      {days_left >= 0 && (
        <Text size="xs" c={isNear ? "var(--warn)" : "dimmed"} fw={isNear ? 600 : undefined}>
          {t("contract.days_left", { days: days_left })}
        </Text>
      )}
    </Stack>
  );
}

export function Price({ contract }: { contract: Pick<ContractRow, "amount" | "per"> }) {
  const { t } = useTranslation("commerce");
  if (!contract.amount) return <>–</>;
  return (
    <>
      <Money money={contract.amount} />
      {contract.per && (
        <Text span size="xs" c="dimmed">
          {" "}
          {t(`per.${contract.per}`)}
        </Text>
      )}
    </>
  );
}

/** The columns of the list of contracts. */
export function useContractColumns(): readonly Column<ContractRow>[] {
  const { t } = useTranslation("commerce");
  return useMemo(
    () => [
      {
        key: "name",
        label: t("contract.name"),
        sort: "name",
        render: (contract) => (
          <Stack gap={0}>
            <Text size="sm" fw={600}>
              {contract.name}
            </Text>
            <Text size="xs" c="dimmed">
              #{contract.number} · {t(`contract_kind.${contract.kind}`)}
            </Text>
          </Stack>
        ),
      },
      {
        key: "account",
        label: t("order.account"),
        render: ({ account }) => <AppLink to={`/accounts/${account.id}`}>{account.name}</AppLink>,
      },
      {
        key: "state",
        label: t("contract.state"),
        width: 9,
        fields: ["starts_on", "ends_on"],
        render: ({ state }) => <ContractState state={state} />,
      },
      {
        key: "renewal_on",
        label: t("contract.renewal_on"),
        sort: "renewal_on",
        width: 9,
        render: (contract) => <Renewal contract={contract} />,
      },
      {
        key: "amount",
        label: t("contract.amount"),
        align: "right",
        width: 10,
        render: (contract) => <Price contract={contract} />,
      },
      ...extraColumns(t),
    ],
    [t],
  );
}

/** What is shown once somebody asks for it. */
function extraColumns(t: TFunction<"commerce">): readonly Column<ContractRow>[] {
  return [
    {
      key: "entitlement_class",
      label: t("contract.entitlement_class"),
      width: 9,
      render: ({ entitlement_class }) => t(`entitlement.${entitlement_class || "none"}`),
    },
    {
      key: "auto_renews",
      label: t("contract.auto_renews"),
      width: 7,
      isExtra: true,
      render: ({ auto_renews }) => t(auto_renews ? "contract.auto_yes" : "contract.auto_no"),
    },
    {
      key: "ends_on",
      label: t("contract.ends_on"),
      sort: "ends_on",
      width: 8,
      isExtra: true,
      render: ({ ends_on }) => <DateText iso={ends_on} />,
    },
    {
      key: "product",
      label: t("line.product"),
      isExtra: true,
      render: ({ product }) => product?.name ?? "–",
    },
  ];
}
