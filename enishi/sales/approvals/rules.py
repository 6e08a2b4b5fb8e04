"""Which route a quote goes, who sits in its steps, and how far a request has come. Plain values only."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

LATER, WAITING, APPROVED, RETURNED, CLOSED = "later", "waiting", "approved", "returned", "closed"
ALL, ANY = "all", "any"
LEFT, OWN, DELEGATED = "left", "own", "delegated"
MOST_ROUTES, MOST_STEPS, MOST_PEOPLE, HIGHEST = 30, 8, 10, 5


class ApprovalNeeded(Refusal):
    """A route asks for leave before this quote is sent."""

    code = "quote.approval_needed"


class RequestedAlready(Refusal):
    """The request waits for its answer, or was granted."""

    code = "quote.requested_already"


class NoRoute(Refusal):
    """No route asks for leave: the quote may be sent as it stands."""

    code = "quote.no_route"


class NobodyApproves(Refusal):
    """A step of the route has nobody to say yes or no."""

    code = "quote.nobody_approves"


class NotRequested(Refusal):
    """There is nothing to decide: it was decided, taken back, or an edit made the request void."""

    code = "quote.not_requested"


class OwnRequest(Refusal):
    """Nobody grants what they asked for themselves."""

    code = "quote.own_request"


class BadRoute(BadInput):
    """A route has a name and steps, each with somebody in it."""

    code = "approval.bad_route"


@dataclass(frozen=True)
class Asked:
    """What routes look at of a quote. `amount` is None in another currency than ours, `margin` (percent) where unknown."""

    gross: int
    net: int
    amount: int | None
    margin: float | None


@dataclass(frozen=True)
class Conditions:
    """The conditions of a route; None: not looked at."""

    over_discount: int | None = None
    from_amount: int | None = None
    under_margin: int | None = None


@dataclass(frozen=True)
class Seat:
    """Who is asked, and whose part it was before, with why."""

    person: int
    instead_of: int | None = None
    why: str = ""


@dataclass(frozen=True)
class House:
    """Who works here, and who leads whom: team → (team above, its manager), person → team."""

    active: Collection[int]
    teams: Mapping[int, tuple[int | None, int | None]]
    team_of: Mapping[int, int | None]

    def above(self, person: int) -> list[int]:
        """The managers above a person who are still here, the nearest first, each once."""
        found: list[int] = []
        seen: set[int] = set()
        team = self.team_of.get(person)
        while team is not None and team not in seen and team in self.teams:
            seen.add(team)
            team, manager = self.teams[team]
            if manager is not None and manager != person and manager in self.active and manager not in found:
                found.append(manager)
        return found


@dataclass(frozen=True)
class Said:
    """One person's part of a step, as far as it is said."""

    position: int
    needs: str
    status: str


def fits(route: Conditions, asked: Asked) -> bool:
    """Does the quote meet one of the conditions? A route without any is for every quote."""
    if route == Conditions():
        return True
    taken, percent = asked.gross - asked.net, route.over_discount
    is_cheap = percent is not None and taken * 100 > percent * asked.gross
    is_large = (
        route.from_amount is not None and asked.amount is not None and asked.amount >= route.from_amount
    )
    is_thin = (
        route.under_margin is not None and asked.margin is not None and asked.margin < route.under_margin
    )
    return is_cheap or is_large or is_thin


def seat(person: int, applicant: int | None, house: House) -> Seat | None:
    """Who is asked in place of somebody: themself, or the manager above where they left or it is their own request."""
    why = LEFT if person not in house.active else OWN if person == applicant else ""
    if not why:
        return Seat(person)
    heir = next((one for one in house.above(person) if one != applicant), None)
    return None if heir is None else Seat(heir, person, why)


def seats(step: Mapping[str, Any], seller: int | None, applicant: int | None, house: House) -> list[Seat]:
    """Whoever is asked in a step, each once. `people` are keys here; a manager higher than there is is the highest."""
    chain = [] if seller is None else house.above(seller)
    named = [chain[min(level, len(chain)) - 1] for level in step["managers"] if chain]
    found: dict[int, Seat] = {}
    for person in [*named, *step["people"]]:
        placed = seat(person, applicant, house)
        if placed is not None:
            found.setdefault(placed.person, placed)
    return list(found.values())


def is_done(parts: Iterable[Said]) -> bool:
    """Has a step said yes: everybody of it, or one where one is enough?"""
    parts = list(parts)
    yes = [part.status == APPROVED for part in parts]
    return any(yes) if parts[0].needs == ANY else all(yes)


def current(parts: Sequence[Said]) -> int | None:
    """The step that is asked now; None when all have said yes."""
    for position in sorted({part.position for part in parts}):
        if not is_done(part for part in parts if part.position == position):
            return position
    return None


def becomes(part: Said, now: int | None) -> str:
    """What a part is once `now` is the step that is asked: earlier ones close, its own wait, later ones stay."""
    if part.status in (APPROVED, RETURNED, CLOSED):
        return part.status
    if now is None or part.position < now:
        return CLOSED
    return WAITING if part.position == now else LATER


def check_route(name: str, steps: Sequence[Mapping[str, Any]], able: Collection[str]) -> None:
    """A name, and steps with people who may approve in each. `able` are the public ids of those who may."""
    fields: dict[str, str] = {}
    if not name.strip():
        fields["name"] = "required"
    if not steps:
        fields["steps"] = "required"
    for place, step in enumerate(steps):
        if not step["name"].strip():
            fields[f"steps.{place}.name"] = "required"
        if not step["managers"] and not step["people"]:
            fields[f"steps.{place}.people"] = "required"
        elif any(one not in able for one in step["people"]):
            fields[f"steps.{place}.people"] = "may_not_approve"
    if fields:
        raise BadRoute(fields=fields)


def check_routes(count: int) -> None:
    """Few enough to be read on one page."""
    if count >= MOST_ROUTES:
        raise BadRoute(fields={"name": "too_many_routes"})


def check_order(held: Collection[Any], ids: Sequence[Any]) -> None:
    """Each route once."""
    if sorted(map(str, held)) != sorted(map(str, ids)):
        raise BadRoute(fields={"ids": "each_once"})


def check_sayable(*, waits: bool, is_own: bool) -> None:
    """A part that waits is said by anybody but whoever asked."""
    if not waits:
        raise NotRequested()
    if is_own:
        raise OwnRequest()


def check_heir(*, may: bool, is_applicant: bool, is_same: bool) -> None:
    """A part is passed to somebody else who may approve, and never to whoever asked."""
    if is_applicant or is_same:
        raise BadInput(fields={"person_id": "asked_for_it" if is_applicant else "same_person"})
    if not may:
        raise BadInput(fields={"person_id": "may_not_approve"})


def hundredths(gross: int, net: int) -> int:
    """What is taken off, in hundredths of a percent of the gross, cut off."""
    return (gross - net) * 10_000 // gross if gross else 0
