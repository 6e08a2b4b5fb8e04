"""How long things are kept: one entry a kind, what of it is old enough, and what becomes of that.

Off until somebody switches it on. What goes is counted by the same query that finds it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from enishi.automation.models import WebhookDelivery
from enishi.channels.models import ReceivedMail
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.privacy import blanking, graph
from enishi.privacy.erasing import clean_up
from enishi.privacy.graph import RECEIVED, TICKET
from enishi.privacy.models import Retention
from enishi.privacy.rules import NoSuchKind, check_days
from enishi.staff.queries import user_behind

LABEL = "privacy.Retention"
WHY = "what is old enough goes, whoever may see it"
BATCH = 200
Take = Callable[[Actor, Collection[Any]], object]


@dataclass(frozen=True)
class Kind:
    """`old` narrows the rows of `label` to those that reached the day; `take` ends some of them."""

    label: str
    old: Callable[[datetime], Q]
    take: Take
    days: int
    least: int = 7

    def rows(self, before: datetime) -> QuerySet[Any]:
        return graph.rows(self.label).filter(self.old(before)).order_by("pk")


def run_all(actor: Actor) -> None:
    """Every kind that is switched on."""
    taken = 0
    for rule in Retention.objects.unscoped(WHY).filter(is_on=True):
        taken += run(actor, rule)
    if taken:
        clean_up(actor)


def run(actor: Actor, rule: Retention) -> int:
    """One kind, a transaction a batch."""
    kind, taken = KINDS[rule.kind], 0
    before = clock.now() - timedelta(days=rule.days)
    while keys := list(kind.rows(before).values_list("pk", flat=True)[:BATCH]):
        kind.take(actor, keys)
        taken += len(keys)
    _note(actor, rule, taken)
    return taken


def found(kind: str, days: int) -> int:
    """A dry run: how many there would be."""
    return kind_of(kind).rows(clock.now() - timedelta(days=days)).count()


def kind_of(name: str) -> Kind:
    if name not in KINDS:
        raise NoSuchKind()
    return KINDS[name]


@action
def choose(actor: Actor, name: str, *, days: int, is_on: bool) -> Retention:
    """How long this is kept from now on."""
    kind = kind_of(name)
    authz.check(actor, "update", LABEL)
    check_days(days, kind.least)
    rule = Retention.objects.unscoped(WHY).select_for_update().filter(kind=name).first()
    before = rule.snapshot() if rule else None
    rule = rule or Retention(kind=name)
    rule.days, rule.is_on, rule.changed_by = days, is_on, user_behind(actor)
    versions.touch(rule)
    rule.save()
    events.record("retention.chosen", actor, rule, before=before)
    return rule


@action
def _note(actor: Actor, rule: Retention, taken: int) -> None:
    authz.check(actor, "update", LABEL)
    rows = Retention.objects.unscoped(WHY).select_for_update()
    locked = rows.get(pk=rule.pk)
    rows.filter(pk=rule.pk).update(ran_at=clock.now(), removed=locked.removed + taken)
    if taken:
        events.record("retention.ran", actor, locked, before=locked.snapshot(), data={"removed": taken})


@action
def _drop_raw(actor: Actor, keys: Collection[Any]) -> None:
    """The bytes of mails as they came; what was read of them stays with its message."""
    authz.check(actor, "update", LABEL)
    rows = graph.rows(RECEIVED).filter(pk__in=keys)
    blanking.loosen(rows.values_list("digest", flat=True))
    rows.update(state=ReceivedMail.ERASED)


def _blank_mails(actor: Actor, keys: Collection[Any]) -> None:
    blanking.blank_own(actor, RECEIVED, keys, None)


def _blank_threads(actor: Actor, keys: Collection[Any]) -> None:
    """What was written in old tickets, on either side, with its mails and files; times and numbers stay."""
    for label, own in graph.threads_of(keys).items():
        if label != TICKET:
            for part in graph.parts(own):
                blanking.blank_own(actor, label, part, None)
    blanking.blank_own(actor, TICKET, keys, None)


def _emptied(label: str, **empty: Any) -> Take:
    """Blank these columns."""

    @action
    def take(actor: Actor, keys: Collection[Any]) -> None:
        authz.check(actor, "update", LABEL)
        graph.rows(label).filter(pk__in=keys).update(**empty)

    return take


@action
def _delete_deliveries(actor: Actor, keys: Collection[Any]) -> None:
    authz.check(actor, "update", LABEL)
    graph.rows("automation.WebhookDelivery").filter(pk__in=keys).delete()


@action
def _delete_sessions(actor: Actor, keys: Collection[Any]) -> None:
    authz.check(actor, "update", LABEL)
    graph.rows("usersessions.UserSession").filter(pk__in=keys).delete()


ASIDE = (ReceivedMail.QUARANTINED, ReceivedMail.DROPPED, ReceivedMail.DISCARDED)
TAKEN_IN = (ReceivedMail.PROCESSED, ReceivedMail.DUPLICATE)

KINDS: Mapping[str, Kind] = {
    "mail_aside": Kind(RECEIVED, lambda day: Q(state__in=ASIDE, received_at__lt=day), _blank_mails, days=30),
    "raw_mail": Kind(
        RECEIVED, lambda day: Q(state__in=TAKEN_IN, received_at__lt=day), _drop_raw, days=365, least=30
    ),
    "closed_tickets": Kind(
        TICKET,
        lambda day: Q(closed_at__lt=day) & ~Q(subject__in=("", blanking.TOMBSTONE)),
        _blank_threads,
        days=1825,
        least=90,
    ),
    "event_values": Kind(
        "foundation.EventValues",
        lambda day: Q(event__at__lt=day, after__isnull=False),
        _emptied("foundation.EventValues", before=None, after=None),
        days=1095,
        least=90,
    ),
    "webhook_deliveries": Kind(
        "automation.WebhookDelivery",
        lambda day: Q(created_at__lt=day) & ~Q(status=WebhookDelivery.WAITING),
        _delete_deliveries,
        days=90,
    ),
    "imports": Kind(
        "exchange.Import",
        lambda day: Q(created_at__lt=day) & ~Q(errors=[]),
        _emptied("exchange.Import", errors=[]),
        days=90,
    ),
    "bulk_edits": Kind(
        "staff.BulkEdit",
        lambda day: Q(created_at__lt=day) & ~Q(kept=[]),
        _emptied("staff.BulkEdit", kept=[], changes={}),
        days=180,
        least=30,
    ),
    "sessions": Kind(
        "usersessions.UserSession", lambda day: Q(last_seen_at__lt=day), _delete_sessions, days=90
    ),
}
