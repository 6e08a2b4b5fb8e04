"""Whom one may ask to name others, and why now."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from enishi.bond.referring import rules
from enishi.bond.referring.rules import Answer, Moment
from enishi.bond.standing import UNSOLVED
from enishi.commerce.models import Delivery
from enishi.customers.models import Account, Contact
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.events.models import Event
from enishi.sales.queries import owned
from enishi.service.models import Complaint, SurveyResponse, Ticket

ASKED = "referral.asked"
WHY = "whether it is a good moment is asked, of customers the reader may change"
MOST = 100


def moments(actor: Actor, owner: str, most: int = MOST) -> list[tuple[Moment, Account, Contact | None]]:
    """The customers of mine, of my team or of all (`owner`: mine, team, "") at a good moment. At most seven SQL."""
    now, today = clock.now(), clock.today(actor.zone)
    mine = authz.scope(actor, Account, "update")
    mine = owned(mine, owner, actor, by="sales_owner") if owner else mine
    since = now - rules.GOOD_FOR
    answers = [
        Answer(*row)
        for row in SurveyResponse.objects.unscoped(WHY)
        .filter(account__in=mine, answered_at__gte=since, score__isnull=False)
        .values_list("account", "survey__kind", "score", "survey__scale", "answered_at", "contact")
    ]
    accepted = list(_accepted(mine, today - rules.GOOD_FOR))
    keys = {one.account for one in answers} | {account for account, _ in accepted}
    if not keys:
        return []
    barred = _complaining(keys) | asked_lately(keys)
    found = rules.moments(answers, accepted, waiting=_waiting(keys), barred=barred)[:most]
    known = Account.objects.unscoped(WHY).select_related("sales_owner")
    accounts = known.in_bulk([one.account for one in found])
    people = authz.scope(actor, Contact).in_bulk([one.contact for one in found if one.contact])
    return [(one, accounts[one.account], people.get(one.contact)) for one in found]


def asked_lately(keys: Iterable[int]) -> set[int]:
    """Those of these customers who were asked within the time of rest. One SQL."""
    since = clock.now() - rules.REST
    events = Event.objects.filter(kind=ASKED, at__gte=since, account_id__among=list(keys))
    return {key for key in events.values_list("account_id", flat=True) if key is not None}


def _accepted(mine: QuerySet[Account], since: date) -> Iterable[tuple[int, date]]:
    rows = Delivery.objects.unscoped(WHY).filter(
        order__account__in=mine, accepted_on__gte=since, cancelled_at=None
    )
    return rows.values_list("order__account", "accepted_on")


def _waiting(keys: Iterable[int]) -> set[int]:
    rows = Ticket.objects.unscoped(WHY).filter(
        account__id__among=list(keys), deleted_at=None, status__in=UNSOLVED
    )
    return set(rows.values_list("account", flat=True))


def _complaining(keys: Iterable[int]) -> set[int]:
    rows = Complaint.objects.unscoped(WHY).filter(
        ticket__account__id__among=list(keys), deleted_at=None, closed_at=None
    )
    return set(rows.values_list("ticket__account", flat=True))
