import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { ListSource } from "@/ui/list/types";
import type { PickerSource } from "@/ui/pickers";
import type { MayPage } from "../shared";

export type Campaign = Schema<"CampaignOut">;
export type NewCampaign = Schema<"CampaignIn">;

export const KINDS = [
  "exhibition",
  "seminar",
  "web",
  "advertising",
  "mailing",
  "referral",
  "partner",
  "other",
] as const;

export const campaignKeys = keysOf("sales.Campaign");
/** What came of a campaign changes with these. */
export const COUNTED = ["sales.Lead", "sales.Deal"] as const;

const page = (query: Record<string, unknown>, signal?: AbortSignal) =>
  answer<MayPage<Campaign>>(api.GET("/api/v1/campaigns", { params: { query }, ...(signal && { signal }) }));

export const campaignList: ListSource<Campaign> = {
  key: campaignKeys.list,
  load: page,
  topics: [...COUNTED],
};

export const askMayCreate = () => page({ limit: 1 });

export const campaigns: PickerSource = {
  keys: campaignKeys,
  find: async (q, signal) => {
    const found = await page(q ? { q, limit: 20 } : { limit: 20 }, signal);
    return found.items.map(({ id, name }) => ({ id, name }));
  },
};

export const loadCampaign = (campaign_id: string, signal: AbortSignal) =>
  answer<Campaign>(api.GET("/api/v1/campaigns/{campaign_id}", { params: { path: { campaign_id } }, signal }));

export const createCampaign = (body: NewCampaign) =>
  answer<Campaign>(api.POST("/api/v1/campaigns", { body }));

export const changeCampaign = ({ id, version }: Campaign, body: NewCampaign) =>
  answer<Campaign>(
    api.PATCH("/api/v1/campaigns/{campaign_id}", {
      params: { path: { campaign_id: id }, header: onVersion(version) },
      body,
    }),
  );
