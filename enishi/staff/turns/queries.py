"""The teams as whoever gives out work sees them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from enishi.staff.models import Team

WHY = "whose turn it is is the same for everybody"


def teams_of(
    team_of: Mapping[int, int | None], keys: Mapping[int, str]
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each team by public id: its name, and which of these people are in it or in a team below. One SQL."""
    teams: list[Any] = list(Team.objects.unscoped(WHY).all())
    below: dict[int, set[int]] = defaultdict(set)
    parents = {team.pk: team.parent_id for team in teams}
    for team in teams:
        step: int | None = team.pk
        while step is not None and team.pk not in below[step]:
            below[step].add(team.pk)
            step = parents.get(step)
    return {
        str(team.uid): (
            team.name,
            tuple(keys[pk] for pk, own in team_of.items() if own in below[team.pk]),
        )
        for team in teams
    }
