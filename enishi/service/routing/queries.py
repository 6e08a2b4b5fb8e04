"""What rules see of a ticket and of the people who answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q

from enishi.commerce.contracts.rules import RUNNING, state
from enishi.commerce.models import Contract
from enishi.foundation import requests
from enishi.foundation.authz.actors import SERVICE_ROLES, Role
from enishi.foundation.worktime import Calendar, elapsed
from enishi.service.models import RoutingSettings, Ticket
from enishi.service.routing.rules import CUSTOM, Facts, Held, has_room, language_of, load_of
from enishi.service.rules import UNSOLVED
from enishi.service.tags.rules import key
from enishi.staff.absences.queries import deputies
from enishi.staff.absences.rules import stand_in
from enishi.staff.models import User
from enishi.staff.turns.queries import teams_of
from enishi.staff.turns.rules import NEVER, House, Person

WHY = "who gives out tickets looks at all of them"
KNOWN = "routing_settings"
# Whoever may be given a ticket by name; turns go round those of service.
ANSWERERS = SERVICE_ROLES | {Role.OWNER, Role.ADMIN}
NO_CONTRACT, PLAIN = "none", "plain"


def settings() -> RoutingSettings:
    """How tickets are given out; nothing is ruled before somebody says so. One SQL a request."""
    found: RoutingSettings = requests.once(KNOWN, _settings)
    return found


def _settings() -> RoutingSettings:
    return RoutingSettings.objects.unscoped(WHY).first() or RoutingSettings()


def facts_of(ticket: Ticket, text: str, calendar: Calendar) -> Facts:
    """What rules may ask of a ticket, with the customer's first words. One SQL."""
    account, contact = ticket.account, ticket.contact
    values = {
        "type": {ticket.type},
        "priority": {str(ticket.priority)},
        "channel": {ticket.channel_kind},
        "tags": {key(one) for one in ticket.tags or ()},
        "language": {language_of(contact.language if contact else "", ticket.subject + text)},
        "stage": {account.relationship_stage if account else ""},
        "contract": contract_classes(ticket, ticket.opened_at, calendar),
        "hours": {"inside" if is_open(calendar, ticket.opened_at) else "outside"},
    }
    texts = {
        "words": f"{ticket.subject}\n{text}",
        "subject": ticket.subject,
        "category": ticket.category,
        "customer": account.name if account else "",
        "industry": account.industry if account else "",
        "prefecture": account.prefecture if account else "",
        "product": ticket.item.product.name if ticket.item else "",
        "address": contact.email if contact else "",
    }
    own = {
        f"{CUSTOM}{key}": {str(one) for one in (value if isinstance(value, list) else [value])}
        for key, value in (ticket.custom or {}).items()
    }
    every: Mapping[str, Iterable[str]] = {**values, **own}
    return Facts({name: frozenset(held) for name, held in every.items()}, texts)


def contract_classes(ticket: Ticket, at: datetime, calendar: Calendar) -> set[str]:
    """What its contract entitles to, else every contract of the customer that runs then; `none` where there is none."""
    found = [ticket.contract] if ticket.contract else []
    if not found and ticket.account_id:
        rows = Contract.objects.unscoped("what was agreed decides, whoever may read it")
        found = list(rows.filter(account=ticket.account_id, deleted_at=None))
    today = at.astimezone(calendar.zone).date()
    running = {one.entitlement_class or PLAIN for one in found if _runs(one, today)}
    return running or {NO_CONTRACT}


def _runs(contract: Contract, today: date) -> bool:
    days = {name: getattr(contract, name) for name in ("starts_on", "ends_on", "notice_on", "cancelled_on")}
    return state(**days, today=today) in RUNNING


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Is somebody there to work at this instant?"""
    return elapsed(at, at + timedelta(microseconds=1), calendar) > timedelta(0)


@dataclass
class Agent:
    """Somebody who answers tickets: what they can, what they take, what they have."""

    user: User
    skills: frozenset[str] = frozenset()
    capacity: Mapping[str, int] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    last: datetime = NEVER
    is_away: bool = False
    stand_in: int | None = None


def agents(kept: RoutingSettings) -> dict[int, Agent]:
    """Everybody who may be given a ticket, with what they have now. Three SQL."""
    people = [one for one in User.objects.filter(is_active=True).order_by("pk") if one.role_set & ANSWERERS]
    told = {one["person"]: one for one in kept.agents}
    away = deputies()
    held, last = _held(people)
    return {
        one.pk: Agent(
            one,
            frozenset(told.get(str(one.uid), {}).get("skills", ())),
            told.get(str(one.uid), {}).get("capacity", {}),
            held[one.pk],
            last.get(one.pk, NEVER),
            one.pk in away,
            stand_in(one.pk, away) if one.pk in away else None,
        )
        for one in people
    }


def _held(people: Iterable[User]) -> tuple[Mapping[int, list[Held]], Mapping[int, datetime]]:
    rows = Ticket.objects.unscoped(WHY).filter(
        status__in=UNSOLVED, deleted_at=None, assignee__in=list(people)
    )
    grouped = rows.order_by().values_list("assignee_id", "channel_kind", "priority", "status")
    held: dict[int, list[Held]] = defaultdict(list)
    last: dict[int, datetime] = {}
    awake = Q(snoozed_until=None)
    for pk, channel, priority, status, count, asleep, opened in grouped.annotate(
        n=Count("pk", filter=awake), asleep=Count("pk", filter=~awake), opened=Max("opened_at")
    ):
        # What is put off waits like what waits for the customer.
        held[pk] += [Held(channel, priority, status, count), Held(channel, priority, "waiting", asleep)]
        last[pk] = max(opened, last.get(pk, NEVER))
    return held, last


def house_of(every: Mapping[int, Agent], channel: str) -> tuple[House, dict[str, User]]:
    """The people as rules see them for a ticket of this channel, by public id. One SQL.

    The team without an id is everybody of service.
    """
    keys = {pk: str(one.user.uid) for pk, one in every.items()}
    people = {
        keys[pk]: Person(
            name=one.user.name,
            load=load_of(one.held),
            last=one.last,
            is_away=one.is_away,
            stand_in=keys.get(one.stand_in or 0, ""),
            skills=one.skills,
            is_full=not has_room(one.capacity, one.held, channel),
        )
        for pk, one in every.items()
    }
    teams = teams_of({pk: one.user.team_id for pk, one in every.items()}, keys)
    teams[""] = ("", tuple(keys[pk] for pk, one in every.items() if one.user.role_set & SERVICE_ROLES))
    return House(people, teams), {keys[pk]: one.user for pk, one in every.items()}


def position(ticket: Any) -> int | None:
    """The how-manieth it is of those of its team that wait for a free place; None where it does not wait. One SQL."""
    if not ticket.waits_for_place:
        return None
    before = Q(priority__gt=ticket.priority) | Q(priority=ticket.priority, opened_at__lt=ticket.opened_at)
    team = Q(team__uid=ticket.team.uid) if ticket.team else Q(team=None)
    waiting = Ticket.objects.unscoped("a number of tickets, none of them told").filter(
        before, team, waits_for_place=True, deleted_at=None
    )
    return int(waiting.count()) + 1
