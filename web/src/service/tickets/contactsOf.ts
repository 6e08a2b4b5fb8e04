import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page } from "@/client/types";
import type { PickerSource } from "@/ui/pickers";
import type { Ref } from "./types";

/** The people of one customer, to pick from; of all customers before one is chosen. */
export function contactsOf(accountId: string | undefined): PickerSource {
  return {
    keys: keysOf(`customers.Contact${accountId ? `:${accountId}` : ""}`),
    find: async (q, signal) => {
      const query = { limit: 20, ...(q ? { q } : {}), ...(accountId ? { account_id: accountId } : {}) };
      const page = await answer<Page<Ref>>(api.GET("/api/v1/contacts", { params: { query }, signal }));
      return page.items.map(({ id, name }) => ({ id, name }));
    },
  };
}
