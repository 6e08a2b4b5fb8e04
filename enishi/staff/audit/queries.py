"""Looking through the event log. For owners and administrators: it tells of everybody's rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotFound
from enishi.foundation.events.models import Event, EventSeal
from enishi.staff.audit.rules import GROUPS
from enishi.staff.models import ApiToken, User

LABEL = "foundation.Event"
WHY = "the log names whoever acted"
NEAR = 10_000


@dataclass(frozen=True)
class Wanted:
    """What of the log one looks at; empty fields narrow nothing."""

    group: str = ""
    kind: str = ""
    person: UUID | None = None
    token: UUID | None = None
    subject: str = ""
    subject_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    ip: str = ""


@dataclass(frozen=True)
class Names:
    """Who the actors of some events are: people, and tokens with their owners' names."""

    people: dict[int, str]
    tokens: dict[int, tuple[str, str]]

    def of(self, event: Event) -> tuple[str, str]:
        """The actor's name, and the token's."""
        if event.actor_kind == "token":
            return self.tokens.get(event.actor_id or 0, ("", ""))
        return (self.people.get(event.actor_id or 0, ""), "") if event.actor_kind == "staff" else ("", "")


def events(actor: Actor, wanted: Wanted, act: str = "read") -> QuerySet[Event]:
    """The events that are wanted, the latest first. By one index each: kind, subject or time."""
    authz.check(actor, act, LABEL)
    rows = Event.objects.filter(_kinds(wanted), _actors(wanted)).order_by("-at", "-id")
    plain = {
        "subject": wanted.subject,
        "subject_uid": wanted.subject_id,
        "at__gte": wanted.since,
        "at__lt": wanted.until,
        "ip": wanted.ip,
    }
    return rows.filter(**{name: value for name, value in plain.items() if value})


def _kinds(wanted: Wanted) -> Q:
    if wanted.kind:
        return Q(kind__startswith=wanted.kind) if wanted.kind.endswith(".") else Q(kind=wanted.kind)
    chosen = GROUPS.get(wanted.group, ())
    each = (Q(kind__startswith=one) if one.endswith(".") else Q(kind=one) for one in chosen)
    return reduce(or_, each, Q())


def _actors(wanted: Wanted) -> Q:
    tokens = ApiToken.objects.unscoped(WHY)
    if wanted.token:
        return Q(
            actor_kind="token", actor_id__in=[*tokens.filter(uid=wanted.token).values_list("pk", flat=True)]
        )
    if wanted.person:
        person = User.objects.filter(uid=wanted.person).values_list("pk", flat=True)
        theirs = tokens.filter(owner__uid=wanted.person).values_list("pk", flat=True)
        return Q(actor_kind="staff", actor_id__in=[*person]) | Q(actor_kind="token", actor_id__in=[*theirs])
    return Q()


def piece(rows: QuerySet[Event], after: UUID | None, most: int) -> tuple[list[Event], UUID | None]:
    """The events behind one of them, and the one to go on from: a log of millions is not counted."""
    if after is not None:
        edge = Event.objects.filter(uid=after).values_list("at", "pk").first()
        if edge is None:
            raise NotFound()
        rows = rows.filter(Q(at__lt=edge[0]) | Q(at=edge[0], pk__lt=edge[1]))
    found = list(rows[: most + 1])
    return found[:most], found[most - 1].uid if len(found) > most else None


def one(actor: Actor, uid: UUID) -> Event:
    authz.check(actor, "read", LABEL)
    event = Event.objects.select_related("values", "seal").filter(uid=uid).first()
    if event is None:
        raise NotFound()
    return event


def names(events: Iterable[Event]) -> Names:
    """Two SQL at most."""
    ids: dict[str, set[int]] = {"staff": set(), "token": set()}
    for event in events:
        if event.actor_kind in ids and event.actor_id:
            ids[event.actor_kind].add(event.actor_id)
    tokens = (
        ApiToken.objects.unscoped(WHY).filter(pk__in=ids["token"]).values_list("pk", "owner__name", "name")
    )
    return Names(
        dict(User.objects.filter(pk__in=ids["staff"]).values_list("pk", "name")),
        {pk: (owner, token) for pk, owner, token in tokens},
    )


def state(actor: Actor) -> dict[str, Any]:
    """How far the log is sealed, and what its last check found."""
    authz.check(actor, "read", LABEL)
    last = Event.objects.filter(kind="audit.verified").order_by("-at").first()
    sealed, reached = EventSeal.objects.order_by("-place").values_list("place", "event_id").first() or (0, 0)
    # What waits for its seal is young, and came to light in another order than it was numbered at most for a while.
    waiting = Event.objects.filter(id__gt=reached - NEAR, seal=None).count()
    return {
        "events": sealed + waiting,
        "sealed": sealed,
        "checked_at": last.at if last else None,
        "checked": last.data["seals"] if last else 0,
        "broken": last.data["broken"] if last else None,
    }
