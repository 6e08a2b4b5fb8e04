import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { PickerSource } from "@/ui/pickers";

const SHOWN = 20;

/** The contracts of the customer who asks, to choose among. */
export const contractsOf = (account_id: string): PickerSource => ({
  keys: keysOf(`commerce.Contract ${account_id}`),
  find: async (q, signal) => {
    const query = { account_id, limit: SHOWN, ...(q && { q }) };
    const page = await answer<Schema<"ContractPage">>(
      api.GET("/api/v1/contracts", { params: { query }, signal }),
    );
    return page.items.map(({ id, name, number, ends_on }) => ({
      id,
      name,
      about: `#${number} – ${ends_on}`,
    }));
  },
});

/** The machines that stand at the customer who asks. */
export const itemsOf = (account_id: string): PickerSource => ({
  keys: keysOf(`commerce.InstalledItem ${account_id}`),
  find: async (q, signal) => {
    const query = { account_id, removed: false, limit: SHOWN, ...(q && { q }) };
    const page = await answer<Schema<"InstalledItemPage">>(
      api.GET("/api/v1/items", { params: { query }, signal }),
    );
    return page.items.map(({ id, name, site }) => ({ id, name, about: site }));
  },
});
