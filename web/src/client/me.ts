import { hashKey, type QueryClient, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { answer, api } from "./api";
import { keysOf } from "./keys";

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly email_verified: boolean;
  readonly language: string;
  readonly roles: readonly string[];
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly navigation: readonly string[];
  readonly organisation: {
    readonly name: string;
    readonly currency: string;
    readonly zone: string;
    readonly fiscal_year_start: number;
    readonly is_set_up: boolean;
  };
  /** A restored installation, from which nothing leaves yet, or one to practise on. */
  readonly hold?: {
    readonly since: string;
    readonly backup_made_at: string;
    readonly is_training?: boolean;
    readonly may: { readonly release?: boolean; readonly reset?: boolean };
  } | null;
}

export const meKeys = keysOf("staff.User");
export const meQuery = {
  queryKey: meKeys.one("me"),
  queryFn: () => answer<Me>(api.GET("/api/v1/me", {})),
  staleTime: 5 * 60_000,
};

/** The signed-in person, for pages inside the frame: it is there before they are drawn. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** The same for pages outside the frame, where nobody may be signed in. */
export function useMaybeMe(): Me | undefined {
  return useQuery(meQuery).data;
}

const ME = hashKey(meQuery.queryKey);

/** What the server said in the language before is asked for anew: times told in words, reasons, names of stages. */
export async function retell(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ queryHash }) => queryHash !== ME });
}

/** Mails and answers outside the browser then come in this language too. */
export async function keepLanguage(queries: QueryClient, language: "ja" | "en"): Promise<void> {
  queries.setQueryData(meQuery.queryKey, await answer<Me>(api.PATCH("/api/v1/me", { body: { language } })));
  await retell(queries);
}
