"""Every read of customers gone quiet, scoped to an actor."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import BigIntegerField, Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from enishi.bond.dormant import rules
from enishi.commerce.models import Contract, Order
from enishi.customers.models import Account
from enishi.customers.queries import currency, owned
from enishi.foundation import authz, clock, search
from enishi.foundation.authz import Actor
from enishi.sales.models import Deal, StageType
from enishi.service.models import Complaint, SurveyResponse
from enishi.staff.filtering import narrowed

SORTS = ("-worth", "name_key", "number")
WHY = "only when customers bought is asked, of customers the reader may see"


def dormant(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Account]:
    """Customers who bought, and for so many `months` neither bought nor were spoken to. One SQL.

    Left out: who has a contract that runs, and with whom a deal is open. Each row has its `worth`: what was
    ordered in our currency in the three years before today, in minor units.
    """
    today = clock.today(actor.zone)
    since = rules.months_before(today, asked["months"])
    instant = datetime.combine(since, time.min, ZoneInfo(actor.zone))
    orders = Order.objects.unscoped(WHY).filter(account=OuterRef("pk"))
    contracts = Contract.objects.unscoped(WHY).filter(account=OuterRef("pk"), deleted_at=None)
    runs = contracts.filter(Q(cancelled_on=None) | Q(cancelled_on__gte=today), ends_on__gte=today)
    deals = Deal.objects.unscoped(WHY).filter(account=OuterRef("pk"), deleted_at=None)
    rows = authz.scope(actor, Account).filter(
        Exists(orders) | Exists(contracts),
        ~Exists(orders.filter(ordered_on__gt=since)),
        ~Exists(contracts.filter(starts_on__gt=since)),
        ~Exists(runs),
        ~Exists(deals.filter(stage_type=StageType.OPEN)),
        Q(standing=None) | Q(standing__last_contact_at=None) | Q(standing__last_contact_at__lt=instant),
    )
    if asked["owner"]:
        rows = owned(rows, asked["owner"], actor)
    lately = orders.filter(currency=currency(), ordered_on__gt=rules.months_before(today, rules.WORTH_MONTHS))
    sums = lately.order_by().values("account").annotate(sum=Sum("net")).values("sum")
    worth = Coalesce(Subquery(sums), 0, output_field=BigIntegerField())
    found = search.narrow(narrowed(actor, rows, "accounts", asked["filter"]), asked["q"])
    return found.annotate(worth=worth).select_related("standing", "sales_owner")


@dataclass(frozen=True)
class Beside:
    """What is told beside a customer: when they bought last, their last rating, and open complaints."""

    bought_on: date | None
    rating: int | None
    complaints: int


def beside(actor: Actor, keys: Collection[int]) -> dict[int, Beside]:
    """What stands beside these customers, whom the reader may see. Four SQL, however many.

    Of complaints only those the reader may know of are counted.
    """
    orders = _by(Order.objects.unscoped(WHY), keys, "account", Max("ordered_on"))
    signed = Contract.objects.unscoped(WHY).filter(deleted_at=None)
    contracts = _by(signed, keys, "account", Max("starts_on"))
    unsettled = authz.scope(actor, Complaint).filter(closed_at=None)
    complaints = _by(unsettled, keys, "ticket__account", Count("id"))
    answers = SurveyResponse.objects.unscoped(WHY).filter(
        account__in=keys, survey__kind="csat", score__isnull=False
    )
    ratings = dict(answers.order_by("answered_at", "id").values_list("account", "score"))
    return {
        key: Beside(
            max(filter(None, [orders.get(key), contracts.get(key)]), default=None),
            ratings.get(key),
            complaints.get(key, 0),
        )
        for key in keys
    }


def _by(rows: QuerySet[Any], keys: Collection[int], path: str, figure: Any) -> dict[int, Any]:
    """A figure of the rows for each of these customers."""
    held = rows.filter(**{f"{path}__in": keys}).order_by()
    return dict(held.values(path).annotate(figure=figure).values_list(path, "figure"))
