import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import { Problem, toProblem } from "@/client/problem";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";

export type Routing = Schema<"RoutingOut">;
export type Rule = Schema<"RoutingRuleOut">;
export type Agent = Schema<"AgentOut">;
export type Duty = Schema<"DutyOut">;
export type Routed = Schema<"RoutedOut">;
export type Tried = Schema<"RoutingTryOut">;
export type Asked = Schema<"RoutingTryIn">;
type Patch = Schema<"RoutingPatch">;

/** Whether a value is among those chosen; the rest: whether a word stands in the text. */
export const CHOICES = [
  "type",
  "priority",
  "channel",
  "language",
  "stage",
  "contract",
  "hours",
  "tags",
] as const;
export const TEXTS = [
  "words",
  "subject",
  "category",
  "customer",
  "industry",
  "prefecture",
  "product",
  "address",
] as const;
export const TO = ["turn", "team", "person", "duty"] as const;
/** What a condition may choose among, where words of ours name it. */
export const VALUES: Readonly<Record<(typeof CHOICES)[number], readonly string[]>> = {
  type: ["question", "fault", "request", "complaint", "pre_sales"],
  priority: ["4", "3", "2", "1"],
  channel: ["mail", "phone", "web", "chat", "line", "fax", "visit", "portal", "hand"],
  language: ["ja", "en"],
  stage: ["prospect", "talking", "customer", "advocate"],
  contract: ["none", "plain", "weekday", "always", "onsite"],
  hours: ["inside", "outside"],
  // The house makes them up: they are typed.
  tags: [],
};

export const routingKeys = keysOf("service.RoutingSettings");

export const useRouting = () =>
  useQuery({
    queryKey: routingKeys.one("ours"),
    queryFn: ({ signal }) => answer<Routing>(api.GET("/api/v1/routing", { signal })),
  });

export const useAgents = (enabled: boolean) =>
  useQuery({
    queryKey: routingKeys.part("ours", "agents"),
    queryFn: ({ signal }) => answer<Schema<"AgentsOut">>(api.GET("/api/v1/routing/agents", { signal })),
    enabled,
  });

export const tryRouting = (body: Asked) => answer<Tried>(api.POST("/api/v1/routing/try", { body }));

/** A rule as the server takes it. */
export const sentRule = ({ person, team, ...rest }: Rule) =>
  ({ ...rest, person_id: person?.id ?? null, team_id: team?.id ?? null }) as Schema<"RoutingRuleIn">;

export const sentDuty = ({ person, ...days }: Duty) => ({ ...days, person_id: person.id });

/** Saves one part of the settings whole. What is wrong with its entry at `place` stands beside `field`. */
export function useSaveRouting(routing: Routing) {
  const cache = useQueryClient();
  return async (body: Patch, place?: string, field = "name") => {
    try {
      const params = { header: onVersion(routing.version) };
      const held = await answer<Routing>(api.PATCH("/api/v1/routing", { params, body }));
      cache.setQueryData(routingKeys.one("ours"), held);
      void cache.invalidateQueries({ queryKey: routingKeys.all });
    } catch (error) {
      const { status, code, title, detail, fields, current } = toProblem(error);
      const about = place === undefined ? undefined : fields[place];
      throw about ? new Problem(status, code, title, detail, { [field]: about }, current) : error;
    }
  };
}

export const useTeams = () =>
  useQuery({
    queryKey: keysOf("staff.Team").list({ limit: 200 }),
    queryFn: ({ signal }) =>
      answer<Page<{ id: string; name: string }>>(
        api.GET("/api/v1/teams", { params: { query: { limit: 200 } }, signal }),
      ),
  });
