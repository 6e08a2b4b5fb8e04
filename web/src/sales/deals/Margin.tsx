import { Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import type { RecordEdit } from "@/ui/edit/useRecordEdit";
import { Money } from "@/ui/Money";
import { Percent } from "@/ui/Percent";
import type { Deal } from "./api";

/** What a deal costs us, and what is left of its amount: for those who may know. */
export function Margin({ edit }: { edit: RecordEdit<Deal> }) {
  const { t } = useTranslation("sales");
  const deal = edit.record;
  if (!deal.may["deal_costs.read"]) return null;
  return (
    <>
      <InlineEdit
        kind="money"
        label={t("deal.cost")}
        value={deal.cost}
        field="cost"
        onSave={(cost) => edit.save({ cost })}
        may={edit.may && deal.may["deal_costs.update"] === true}
      >
        {deal.cost && <Money money={deal.cost} />}
      </InlineEdit>
      <Stack gap={0}>
        <Text size="xs" c="dimmed">
          {t("deal.margin")}
        </Text>
        {deal.margin ? (
          <Group gap="xs" c={deal.margin.amount < 0 ? "var(--bad)" : undefined}>
            <Money money={deal.margin} />
            {deal.margin_rate !== null && <Percent ratio={deal.margin_rate} />}
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {t("deal.margin_unknown")}
          </Text>
        )}
      </Stack>
    </>
  );
}
