import type { Money, Versioned } from "@/client/types";
import type { Customised } from "@/ui/edit/custom";

export interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface Standing {
  readonly open_deals: number;
  readonly open_pipeline: Money;
  readonly open_tickets: number;
  readonly worst_priority: number;
  readonly open_handovers: number;
  readonly last_contact_at: string | null;
}

export interface AccountRow extends Customised {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly kind: "company" | "person";
  readonly name: string;
  readonly kana: string;
  readonly relationship_stage: string;
  readonly prefecture: string;
  readonly city: string;
  readonly industry: string;
  readonly phone: string;
  readonly sales_owner: Ref | null;
  readonly service_owner: Ref | null;
  readonly standing: Standing;
  readonly updated_at: string;
}

export interface Place {
  readonly id: string;
  readonly version: number;
  readonly department: string;
  readonly title: string;
  readonly role: string;
  readonly is_primary: boolean;
  readonly is_present: boolean;
  readonly active_from: string | null;
  readonly active_to: string | null;
}

export interface PersonAtAccount extends Place {
  readonly contact_id: string;
  readonly name: string;
  readonly kana: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
}

export interface Account extends AccountRow, Versioned {
  readonly id: string;
  readonly version: number;
  readonly corporate_number: string;
  readonly email: string;
  readonly website: string;
  readonly postal_code: string;
  readonly street: string;
  readonly building: string;
  readonly employees: number | null;
  readonly annual_revenue: Money | null;
  readonly customer_since: string | null;
  readonly parent: Ref | null;
  readonly note: string;
  readonly created_at: string;
  readonly standing: Standing & {
    readonly won_deals: number;
    readonly lifetime_net: Money;
    readonly satisfaction: number | null;
    readonly next_renewal_on: string | null;
    readonly next_renewal_worth: Money | null;
  };
  readonly people: readonly PersonAtAccount[];
}

export interface ContactRow extends Customised {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly family_kana: string;
  readonly given_kana: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly places: readonly (Place & { readonly account: Ref })[];
  readonly updated_at: string;
}

export interface Contact extends ContactRow, Versioned {
  readonly id: string;
  readonly version: number;
  readonly preferred_channel: string;
  readonly language: string;
  /** These two are null to whoever may not read them. */
  readonly private_phone: string | null;
  readonly memo: string | null;
  readonly created_at: string;
}

export const STAGES = ["prospect", "talking", "customer", "advocate"] as const;
export const ROLES = ["decision_maker", "approver", "promoter", "window", "user", "accounting"] as const;
export const CHANNELS = ["mail", "phone", "chat", "visit"] as const;

/** In the order of JIS X 0401, which is how a list of prefectures is read. */
export const PREFECTURES =
  "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県".split(
    " ",
  );
