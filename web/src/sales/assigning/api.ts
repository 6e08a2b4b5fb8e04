import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { Problem, toProblem } from "@/client/problem";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import { changeSettings, type LeadSettings } from "../qualifying/api";
import type { Ref } from "../shared";

export type AssignmentRule = Schema<"AssignmentRuleOut">;
export type OwnerWhy = Schema<"OwnerWhyOut">;

export const LANGUAGES = ["ja", "en"] as const;

/** A rule as the server takes it. */
export const sentRule = ({ products, person, team, ...rest }: AssignmentRule) => ({
  ...rest,
  product_ids: products.map(({ id }) => id),
  person_id: person?.id ?? null,
  team_id: team?.id ?? null,
});

/** All rules at once: their order is what they mean. What is wrong with the one at `place` stands beside its name. */
export async function saveRules(settings: LeadSettings, rules: readonly AssignmentRule[], place?: number) {
  try {
    return await changeSettings({ assignment: rules.map(sentRule) }, settings.version);
  } catch (error) {
    const { status, code, title, detail, fields, current } = toProblem(error);
    const about = place === undefined ? undefined : fields[`assignment.${place}`];
    throw about ? new Problem(status, code, title, detail, { name: about }, current) : error;
  }
}

const teamKeys = keysOf("staff.Team");

export const useTeams = () =>
  useQuery({
    queryKey: teamKeys.list({ limit: 200 }),
    queryFn: ({ signal }) =>
      answer<Page<Ref>>(api.GET("/api/v1/teams", { params: { query: { limit: 200 } }, signal })),
  });
