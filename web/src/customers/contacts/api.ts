import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page } from "@/client/types";
import type { CustomValues } from "@/ui/edit/custom";
import type { ListSource } from "@/ui/list/types";
import type { Contact, ContactRow, Place, Ref } from "../types";

export const contactKeys = keysOf("customers.Contact");
const accountKeys = keysOf("customers.Account");

export const contactList: ListSource<ContactRow> = {
  key: contactKeys.list,
  load: (query, signal) =>
    answer<Page<ContactRow>>(api.GET("/api/v1/contacts", { params: { query }, signal })),
};

export function useContact(id: string) {
  return useQuery({
    queryKey: contactKeys.one(id),
    queryFn: ({ signal }) =>
      answer<Contact>(
        api.GET("/api/v1/contacts/{contact_id}", { params: { path: { contact_id: id } }, signal }),
      ),
    enabled: id !== "",
    meta: { topics: ["customers.AccountContact"] },
  });
}

export function patchContact(id: string, changes: Partial<Contact>, version: number) {
  return answer<Contact>(
    api.PATCH("/api/v1/contacts/{contact_id}", {
      params: { path: { contact_id: id }, header: onVersion(version) },
      body: changes,
    }),
  );
}

export interface PlaceBody {
  department: string;
  title: string;
  role: string;
  is_primary: boolean;
}

export interface NewContact {
  family_name: string;
  given_name: string;
  family_kana: string;
  given_kana: string;
  email: string;
  phone: string;
  mobile: string;
  account_id: string | null;
  place: PlaceBody | null;
  custom?: CustomValues;
}

/** Changes of people show on the customer's page too. */
function useRefresh() {
  const cache = useQueryClient();
  return () =>
    Promise.all([contactKeys, accountKeys].map((keys) => cache.invalidateQueries({ queryKey: keys.all })));
}

export function useCreateContact() {
  return useMutation({
    mutationFn: (body: NewContact) => answer<Contact>(api.POST("/api/v1/contacts", { body })),
    onSuccess: useRefresh(),
    meta: { quiet: true },
  });
}

export function useLinkContact(id: string) {
  return useMutation({
    mutationFn: (body: PlaceBody & { account_id: string }) =>
      api.POST("/api/v1/contacts/{contact_id}/places", { params: { path: { contact_id: id } }, body }),
    onSuccess: useRefresh(),
    meta: { quiet: true },
  });
}

export function useChangePlace() {
  return useMutation({
    mutationFn: ({ place, changes }: { place: Place; changes: Partial<Place> }) =>
      api.PATCH("/api/v1/places/{place_id}", {
        params: { path: { place_id: place.id }, header: onVersion(place.version) },
        body: changes,
      }),
    onSuccess: useRefresh(),
  });
}

export interface LikeContact {
  readonly id: string;
  readonly name: string;
  readonly match: "strong" | "candidate";
  readonly email: string;
  readonly places: readonly Ref[];
}

interface Likenesses {
  readonly items: readonly LikeContact[];
  readonly hidden: boolean;
}

const COMPARED = ["family_name", "given_name", "email", "mobile"] as const;

/** People who may be the one being typed, or be `except` themself. */
export function useLikeContacts(
  typed: Readonly<Record<(typeof COMPARED)[number], string>>,
  at: string | null,
  except = "",
) {
  const given = COMPARED.map((name) => [name, typed[name].trim()] as const).filter(([, text]) => text);
  const query = {
    ...Object.fromEntries(given),
    ...(at ? { account_id: at } : {}),
    ...(except ? { except_id: except } : {}),
  };
  return useQuery({
    queryKey: [...contactKeys.all, "duplicates", query],
    queryFn: ({ signal }) =>
      answer<Likenesses>(api.GET("/api/v1/contacts/duplicates", { params: { query }, signal })),
    enabled: given.length > 0,
    placeholderData: (previous) => previous,
  });
}
