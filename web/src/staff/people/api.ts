import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page, Versioned } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface Person extends Versioned {
  readonly name: string;
  readonly kana: string;
  readonly name_en: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly team: Ref | null;
  readonly language: string;
  readonly office: string;
  readonly is_active: boolean;
  readonly can_sign_in: boolean;
  readonly has_second_factor: boolean;
  readonly last_sign_in: string | null;
}

export interface PersonFields {
  readonly name: string;
  readonly kana: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly team_id: string | null;
  readonly language: string;
  readonly office: string;
}

export interface Invitation {
  readonly url: string;
  readonly email: string;
  readonly expires_at: string;
}

export const peopleKeys = keysOf("staff.User");

export const people: ListSource<Person> = {
  key: peopleKeys.list,
  load: (query, signal) => answer<Page<Person>>(api.GET("/api/v1/users", { params: { query }, signal })),
  topics: ["staff.Team", "staff.Invitation"],
};

export function addPerson(body: PersonFields): Promise<Person> {
  return answer<Person>(api.POST("/api/v1/users", { body }));
}

export function changePerson(person: Person, body: Partial<PersonFields & { is_active: boolean }>) {
  const params = { path: { user_id: person.id }, header: onVersion(person.version) };
  return answer<Person>(api.PATCH("/api/v1/users/{user_id}", { params, body }));
}

export function invite(person: Person): Promise<Invitation> {
  const params = { path: { user_id: person.id } };
  return answer<Invitation>(api.POST("/api/v1/users/{user_id}/invitations", { params }));
}

export function signOutEverywhere(person: Person) {
  return api.DELETE("/api/v1/users/{user_id}/sessions", { params: { path: { user_id: person.id } } });
}

export function forgetFactors(person: Person) {
  return api.DELETE("/api/v1/users/{user_id}/second-factors", { params: { path: { user_id: person.id } } });
}

export async function teamChoices(): Promise<readonly Ref[]> {
  const found = await answer<Page<Ref>>(api.GET("/api/v1/teams", { params: { query: { limit: 200 } } }));
  return found.items;
}
