import type { ComponentType } from "react";
import { answer, api } from "@/client/api";
import { type Keys, keysOf } from "@/client/keys";
import type { Page } from "@/client/types";
import { Away } from "./Away";

/** What a picker holds: enough to show it and to send it. */
export interface Picked {
  readonly id: string;
  readonly name: string;
  readonly about?: string;
}

export interface PickerSource {
  readonly keys: Keys;
  /** What stands beside each name, and below the field for the chosen one. */
  readonly Beside?: ComponentType<{ id: string }>;
  readonly find: (q: string, signal: AbortSignal) => Promise<readonly Picked[]>;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly kana?: string | null;
  readonly number?: number | string | null;
  readonly code?: string | null;
}

const SHOWN = 20;

/** Lists that answer to `q` and whose rows have a name all look alike here. */
function source(
  label: string,
  path:
    | "/api/v1/accounts"
    | "/api/v1/contacts"
    | "/api/v1/users"
    | "/api/v1/products"
    | "/api/v1/deals"
    | "/api/v1/teams",
): PickerSource {
  return {
    keys: keysOf(label),
    find: async (q, signal) => {
      const query = q ? { q, limit: SHOWN } : { limit: SHOWN };
      const page = await answer<Page<Named>>(api.GET(path, { params: { query }, signal }));
      return page.items.map(({ id, name, kana, number, code }) => ({
        id,
        name,
        about: [code ?? number, kana].filter(Boolean).join(" · "),
      }));
    },
  };
}

export const accounts = source("customers.Account", "/api/v1/accounts");
export const contacts = source("customers.Contact", "/api/v1/contacts");
export const users: PickerSource = { ...source("staff.User", "/api/v1/users"), Beside: Away };
export const products = source("commerce.Product", "/api/v1/products");
export const deals = source("sales.Deal", "/api/v1/deals");
export const teams = source("staff.Team", "/api/v1/teams");
