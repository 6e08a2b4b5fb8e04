import { useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page, Versioned } from "@/client/types";

export interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface Team extends Versioned {
  readonly name: string;
  readonly parent: Ref | null;
  readonly manager: Ref | null;
  readonly is_default_service: boolean;
  readonly people: number;
}

export interface TeamFields {
  readonly name: string;
  readonly parent_id: string | null;
  readonly manager_id: string | null;
  readonly is_default_service: boolean;
}

export const teamKeys = keysOf("staff.Team");

export function useTeams() {
  return useQuery({
    queryKey: teamKeys.list(),
    queryFn: () => answer<Page<Team>>(api.GET("/api/v1/teams", { params: { query: { limit: 200 } } })),
    meta: { topics: ["staff.User"] },
  });
}

export function saveTeam(team: Team | null, body: TeamFields): Promise<Team> {
  if (!team) return answer<Team>(api.POST("/api/v1/teams", { body }));
  const params = { path: { team_id: team.id }, header: onVersion(team.version) };
  return answer<Team>(api.PATCH("/api/v1/teams/{team_id}", { params, body }));
}
