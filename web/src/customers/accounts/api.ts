import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Money, Page } from "@/client/types";
import type { CustomValues } from "@/ui/edit/custom";
import type { ListSource } from "@/ui/list/types";
import type { Account, AccountRow, Ref } from "../types";

export const accountKeys = keysOf("customers.Account");

export const accountList: ListSource<AccountRow> = {
  key: accountKeys.list,
  load: (query, signal) =>
    answer<Page<AccountRow>>(api.GET("/api/v1/accounts", { params: { query }, signal })),
};

export function useAccount(id: string) {
  return useQuery({
    queryKey: accountKeys.one(id),
    queryFn: ({ signal }) =>
      answer<Account>(
        api.GET("/api/v1/accounts/{account_id}", { params: { path: { account_id: id } }, signal }),
      ),
    enabled: id !== "",
    meta: { topics: ["customers.Contact", "customers.AccountContact"] },
  });
}

const REFERENCES = ["sales_owner", "service_owner", "parent"] as const;

/** A change as the server takes it: people and accounts by their ids. */
export function bodyOf(changes: Partial<Account>): Record<string, unknown> {
  const body: Record<string, unknown> = { ...changes };
  for (const name of REFERENCES) {
    if (!(name in body)) continue;
    body[`${name}_id`] = (body[name] as Ref | null)?.id ?? null;
    delete body[name];
  }
  return body;
}

export function patchAccount(id: string, changes: Partial<Account>, version: number) {
  return answer<Account>(
    api.PATCH("/api/v1/accounts/{account_id}", {
      params: { path: { account_id: id }, header: onVersion(version) },
      body: bodyOf(changes),
    }),
  );
}

export interface NewAccount extends Record<string, unknown> {
  kind: string;
  name: string;
  kana: string;
  corporate_number: string;
  phone: string;
  email: string;
  website: string;
  postal_code: string;
  prefecture: string;
  city: string;
  street: string;
  building: string;
  industry: string;
  note: string;
  custom?: CustomValues;
}

export function createAccount(body: NewAccount) {
  return answer<Account>(api.POST("/api/v1/accounts", { body }));
}

export function useDeleteAccount(account: Account) {
  const cache = useQueryClient();
  const path = { account_id: account.id };
  const refresh = () => cache.invalidateQueries({ queryKey: accountKeys.all });
  return {
    remove: useMutation({
      mutationFn: () =>
        api.DELETE("/api/v1/accounts/{account_id}", {
          params: { path, header: onVersion(account.version) },
        }),
      onSuccess: refresh,
    }),
    restore: useMutation({
      mutationFn: () => api.POST("/api/v1/accounts/{account_id}/restore", { params: { path } }),
      onSuccess: refresh,
    }),
  };
}

export interface LikeAccount {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly match: "certain" | "strong" | "candidate" | "never";
  readonly corporate_number: string;
  readonly prefecture: string;
  readonly city: string;
  readonly sales_owner: Ref | null;
}

interface Likenesses {
  readonly items: readonly LikeAccount[];
  /** There is one that this reader may not see. */
  readonly hidden: boolean;
}

const COMPARED = ["name", "corporate_number", "phone", "email", "website", "postal_code"] as const;

type Compared = Readonly<Record<(typeof COMPARED)[number], string>>;

/** Accounts that may be the one being typed, or be `except` itself. Asked only once there is something to compare. */
export function useLikeAccounts(typed: Compared, except = "") {
  const given = COMPARED.map((name) => [name, typed[name].trim()] as const).filter(([, text]) => text);
  const query = { ...Object.fromEntries(given), ...(except ? { except_id: except } : {}) };
  return useQuery({
    queryKey: [...accountKeys.all, "duplicates", query],
    queryFn: ({ signal }) =>
      answer<Likenesses>(api.GET("/api/v1/accounts/duplicates", { params: { query }, signal })),
    enabled: Boolean(typed.name || typed.corporate_number),
    placeholderData: (previous) => previous,
  });
}

export interface TownOfCode {
  readonly prefecture: string;
  readonly city: string;
  readonly town: string;
}

/** The places a postal code stands for; asked once all seven digits are there. */
export function useTowns(code: string) {
  const digits = code.normalize("NFKC").replace(/\D/g, "");
  return useQuery({
    queryKey: ["postal-codes", digits],
    queryFn: ({ signal }) =>
      answer<{ items: readonly TownOfCode[] }>(
        api.GET("/api/v1/postal-codes/{code}", { params: { path: { code: digits } }, signal }),
      ),
    enabled: digits.length === 7,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface TimelineLine {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly side: "sales" | "service" | "both";
  readonly title: string;
  readonly text: string;
  readonly actor: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly number: number | null };
}

interface TimelinePage {
  readonly items: readonly TimelineLine[];
  readonly next: string | null;
}

/** Whatever happens with the customer, on whichever side, is a line more. */
const HAPPENINGS = [
  "interactions.Activity",
  "interactions.Message",
  "sales.Deal",
  "sales.Lead",
  "commerce.Order",
  "service.Ticket",
  "service.SurveyResponse",
  "bond.Handover",
  "bond.Promise",
];

export function useTimeline(id: string) {
  return useInfiniteQuery({
    queryKey: accountKeys.part(id, "timeline"),
    queryFn: ({ pageParam, signal }) =>
      answer<TimelinePage>(
        api.GET("/api/v1/accounts/{account_id}/timeline", {
          params: { path: { account_id: id }, query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    meta: { topics: HAPPENINGS },
  });
}

export interface Overview {
  readonly deals: readonly {
    readonly id: string;
    readonly number: number;
    readonly name: string;
    readonly stage: string;
    readonly stage_type: string;
    readonly amount: Money | null;
    readonly expected_close: string | null;
  }[];
  readonly tickets: readonly {
    readonly id: string;
    readonly number: number;
    readonly subject: string;
    readonly status: string;
    readonly solve_due: string | null;
  }[];
  readonly handovers: readonly {
    readonly id: string;
    readonly number: number;
    readonly status: string;
    readonly due_at: string;
    readonly is_late: boolean;
  }[];
  readonly promises: readonly {
    readonly id: string;
    readonly text: string;
    readonly due_on: string | null;
    readonly status: string;
    readonly is_late: boolean;
  }[];
  readonly orders: readonly {
    readonly id: string;
    readonly number: number;
    readonly ordered_on: string;
    readonly net: Money;
  }[];
  readonly contracts: readonly Schema<"ContractRow">[];
  readonly items: readonly Schema<"InstalledItemRow">[];
}

export function useOverview(id: string) {
  return useQuery({
    queryKey: accountKeys.part(id, "overview"),
    queryFn: ({ signal }) =>
      answer<Overview>(
        api.GET("/api/v1/accounts/{account_id}/overview", { params: { path: { account_id: id } }, signal }),
      ),
    meta: { topics: HAPPENINGS },
  });
}
