import type { Team } from "./api";

export interface Branch {
  readonly team: Team;
  readonly depth: number;
}

/** The teams as a tree is read: each below its parent, by name; one whose parent is not shown stands at the top. */
export function branches(teams: readonly Team[]): readonly Branch[] {
  const known = new Set(teams.map(({ id }) => id));
  const top = (team: Team) => !team.parent || !known.has(team.parent.id);
  const under = (parent: Team | null, depth: number): readonly Branch[] =>
    teams
      .filter((team) => (parent ? team.parent?.id === parent.id : top(team)))
      .toSorted((one, other) => one.name.localeCompare(other.name, "ja"))
      .flatMap((team) => [{ team, depth }, ...under(team, depth + 1)]);
  return under(null, 0);
}

/** The teams a team may be put below: not itself, nor what stands below it. */
export function possibleParents(teams: readonly Team[], team: Team | null): readonly Team[] {
  if (!team) return teams;
  const below = new Set([team.id]);
  for (const branch of branches(teams)) {
    if (branch.team.parent && below.has(branch.team.parent.id)) below.add(branch.team.id);
  }
  return teams.filter(({ id }) => !below.has(id));
}
