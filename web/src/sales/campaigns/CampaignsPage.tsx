import { Button } from "@mantine/core";
import { IconPlus, IconSpeakerphone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { askMayCreate, campaignKeys, campaignList } from "./api";
import { CampaignModal } from "./CampaignModal";
import { useCampaignColumns } from "./columns";

/** What we did so that people come to us, and what came of it. */
export default function CampaignsPage() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  const mayCreate = useMayCreate(campaignKeys, askMayCreate);
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("campaigns.new")}
    </Button>
  );
  return (
    <ListPage title={t("campaigns.title")} about={t("campaigns.about")} actions={add}>
      <DataList
        name="campaigns"
        label={t("campaigns.title")}
        columns={useCampaignColumns()}
        source={campaignList}
        filterNames={[]}
        defaultSort="-starts_on"
        to={({ id }) => `/campaigns/${id}`}
        empty={
          <EmptyState
            icon={IconSpeakerphone}
            title={t("campaigns.empty")}
            about={t("campaigns.empty_about")}
            actions={add}
          />
        }
      />
      {values.new && mayCreate && (
        <CampaignModal campaign={null} onClose={() => void set({ new: undefined })} />
      )}
    </ListPage>
  );
}
