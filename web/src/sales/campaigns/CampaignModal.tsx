import { Select, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { DateField } from "@/ui/edit/DateField";
import { MoneyField } from "@/ui/edit/fields";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { type Campaign, campaignKeys, changeCampaign, createCampaign, KINDS } from "./api";

interface Values extends Record<string, unknown> {
  name: string;
  kind: (typeof KINDS)[number];
  starts_on: string | null;
  ends_on: string | null;
  cost: Money | null;
  owner_id: Picked | null;
  note: string;
}

const valuesOf = (campaign: Campaign | null): Values => ({
  name: campaign?.name ?? "",
  kind: (campaign?.kind as Values["kind"] | undefined) ?? "exhibition",
  starts_on: campaign?.starts_on ?? null,
  ends_on: campaign?.ends_on ?? null,
  cost: campaign?.cost ?? null,
  owner_id: campaign?.owner ?? null,
  note: campaign?.note ?? "",
});

/** What we do so that people come to us: when, and what it costs. Without a campaign a new one is made. */
export function CampaignModal({ campaign, onClose }: { campaign: Campaign | null; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const needed = (value: string | null) => (value?.trim() ? null : t("needed"));

  async function send({ owner_id, starts_on, ...rest }: Values) {
    const body = { ...rest, starts_on: starts_on ?? "", owner_id: owner_id?.id ?? null };
    await (campaign ? changeCampaign(campaign, body) : createCampaign(body));
    void cache.invalidateQueries({ queryKey: campaignKeys.all });
    toastDone(t("campaigns.saved", { name: rest.name }));
  }

  return (
    <FormModal
      title={campaign ? t("campaigns.edit") : t("campaigns.new")}
      initialValues={valuesOf(campaign)}
      validate={{ name: needed, starts_on: needed }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("campaign.name")}
            placeholder={t("campaigns.name_example")}
            required
            data-autofocus
            {...form.getInputProps("name")}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label={t("campaign.kind")}
              allowDeselect={false}
              data={KINDS.map((kind) => ({ value: kind, label: t(`campaign_kind.${kind}`) }))}
              {...form.getInputProps("kind")}
            />
            <MoneyField label={t("campaign.cost")} {...form.getInputProps("cost")} />
            <DateField label={t("campaign.starts_on")} {...form.getInputProps("starts_on")} />
            <DateField label={t("campaign.ends_on")} {...form.getInputProps("ends_on")} />
          </SimpleGrid>
          <RecordPicker label={t("deal.owner")} source={users} {...form.getInputProps("owner_id")} />
          <Textarea label={t("deal.note")} autosize minRows={2} {...form.getInputProps("note")} />
        </>
      )}
    </FormModal>
  );
}
