import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Money } from "@/ui/Money";
import { type Contract, contractKeys, loadContractBond } from "./api";

/** The deals in which its renewals were talked about, the latest first. */
export function RenewalDeals({ contract }: { contract: Contract }) {
  const { t } = useTranslation("commerce");
  const { data } = useQuery({
    queryKey: contractKeys.part(contract.id, "bond"),
    queryFn: ({ signal }) => loadContractBond(contract.id, signal),
    meta: { topics: ["sales.Deal"] },
  });
  if (!data || data.deals.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t("contract.renewals")}
      </Title>
      {data.deals.map((deal) => (
        <div key={deal.id}>
          <AppLink to={`/deals/${deal.id}`} size="sm">
            {deal.name}
          </AppLink>
          <Text size="xs" c="dimmed" component="div">
            {deal.stage} · <Money money={deal.amount} />
          </Text>
        </div>
      ))}
    </Stack>
  );
}
