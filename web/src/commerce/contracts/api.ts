import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { ListSource } from "@/ui/list/types";
import type { PickerSource } from "@/ui/pickers";

export type ContractRow = Schema<"ContractRow">;
export type Contract = Schema<"ContractOut">;
export type NewContract = Schema<"ContractIn">;
type Changes = Schema<"ContractChange">;
type ContractPage = Schema<"ContractPage"> & { readonly may: { readonly create: boolean } };

export const CONTRACT_KINDS = ["maintenance", "subscription", "spot"] as const;
export const PERS = ["year", "month", "once"] as const;
export const ENTITLEMENTS = ["weekday", "always", "onsite"] as const;
export const STATES = ["running", "renewing", "planned", "ended", "cancelled"] as const;

export const contractKeys = keysOf("commerce.Contract");

const page = (query: Record<string, unknown>, signal?: AbortSignal) =>
  answer<ContractPage>(api.GET("/api/v1/contracts", { params: { query }, ...(signal && { signal }) }));

export const contractList: ListSource<ContractRow> = { key: contractKeys.list, load: page };

export const askMayCreate = () => page({ limit: 1 });

/** The contracts of one customer, to choose among. */
export const contractsAt = (account_id: string): PickerSource => ({
  keys: keysOf(`commerce.Contract ${account_id}`),
  find: async (q, signal) => {
    const found = await page({ account_id, limit: 20, ...(q && { q }) }, signal);
    return found.items.map(({ id, name, number, ends_on }) => ({
      id,
      name,
      about: `#${number} – ${ends_on}`,
    }));
  },
});

const at = (contract_id: string) => ({ path: { contract_id } });

export const loadContract = (id: string, signal: AbortSignal) =>
  answer<Contract>(api.GET("/api/v1/contracts/{contract_id}", { params: at(id), signal }));

export const createContract = (body: NewContract) =>
  answer<Contract>(api.POST("/api/v1/contracts", { body }));

export const changeContract = (id: string, version: number, body: Changes) =>
  answer<Contract>(
    api.PATCH("/api/v1/contracts/{contract_id}", {
      params: { ...at(id), header: onVersion(version) },
      body,
    }),
  );

export const endContract = ({ id, version }: Contract, body: Schema<"ContractEndIn">) =>
  answer<Contract>(
    api.POST("/api/v1/contracts/{contract_id}/end", {
      params: { ...at(id), header: onVersion(version) },
      body,
    }),
  );

export const loadContractBond = (id: string, signal: AbortSignal) =>
  answer<Schema<"ContractBond">>(api.GET("/api/v1/contracts/{contract_id}/bond", { params: at(id), signal }));
