"""Who is away at a moment, and who stands in for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.staff.absences.rules import NOON, stand_in
from enishi.staff.models import Absence, User
from enishi.staff.queries import our_organisation

WHY = "who acts for somebody is the same for everybody"


@dataclass(frozen=True)
class Away:
    """An absence that holds, and who acts meanwhile; None: nobody does."""

    absence: Absence
    stands_in: User | None


def acting_for(people: Iterable[int], at: datetime | None = None) -> dict[int, int | None]:
    """Who acts for each of these people at a moment (now): themself while here, else whoever stands in.

    A deputy who is away too is followed to theirs. None: nobody acts, for want of a deputy or because deputies
    lead back to one another. One SQL.
    """
    away = deputies(at)
    return {person: stand_in(person, away) for person in people}


def deputies(at: datetime | None = None) -> dict[int, int | None]:
    """Everybody who is away at a moment (now), with the deputy they named; None where that one has left. One SQL."""
    rows = Absence.objects.unscoped(WHY).filter(holding(at or clock.now()), person__is_active=True)
    return {
        person: deputy if active else None
        for person, deputy, active in rows.values_list("person_id", "deputy_id", "deputy__is_active")
    }


def away_at(actor: Actor, at: datetime | None = None) -> list[Away]:
    """Who is away at a moment (now), who is back first on top, and who stands in. Two SQL."""
    rows = authz.scope(actor, Absence).filter(holding(at or clock.now()), person__is_active=True)
    found: Sequence[Absence] = list(rows.select_related("person", "deputy").order_by("ends_on", "id"))
    named = {row.person_id: row.deputy_id if row.deputy and row.deputy.is_active else None for row in found}
    acting = {row.person_id: stand_in(row.person_id, named) for row in found}
    people = User.objects.in_bulk({one for one in acting.values() if one is not None})
    return [Away(row, people.get(acting[row.person_id] or 0)) for row in found]


def absences(actor: Actor, *, on: date | None, person_id: UUID | None) -> QuerySet[Absence]:
    """Absences with their people, of one day or one person where asked. One SQL."""
    rows = authz.scope(actor, Absence).select_related("person", "deputy")
    if on is not None:
        rows = rows.filter(starts_on__lte=on, ends_on__gte=on)
    if person_id is not None:
        rows = rows.filter(person__uid=person_id)
    return rows


def holding(at: datetime) -> Q:
    """Absences that are not taken back and hold at this moment, on the organisation's clock."""
    ours = our_organisation()
    local = at.astimezone(ZoneInfo(ours.zone if ours else "Asia/Tokyo"))
    day = local.date()
    away = Q(deleted_at=None, starts_on__lte=day, ends_on__gte=day)
    if local.hour < NOON:
        return away & ~Q(starts_on=day, from_noon=True)
    return away & ~Q(ends_on=day, until_noon=True)
