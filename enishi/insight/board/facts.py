"""The counts and sums behind the board, for one period. Totals cover what the reader may total.

Whoever may read all reports sees totals over all rows; everybody else totals the rows they may read.
Opening a figure always goes through the record's own right.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Count, Model, Q, QuerySet, Sum

from enishi.bond.models import Handover, Promise, Referral
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.authz import Actor, Role
from enishi.foundation.authz.actors import SALES_ROLES, SERVICE_ROLES
from enishi.insight.board.shapes import Span
from enishi.insight.models import RevenueLine
from enishi.insight.reach import counted
from enishi.interactions.models import Activity
from enishi.sales.models import Deal, Lead, StageType
from enishi.service.facts import ServiceFacts as PeriodFacts
from enishi.service.facts import facts_of
from enishi.service.models import SurveyResponse, Ticket
from enishi.staff.models import Target, User

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Reader:
    """Who reads the board, over which period, in which zone and currency."""

    actor: Actor
    span: Span
    currency: str

    def rows(self, model: type[M]) -> QuerySet[M]:
        return counted(self.actor, model)

    def of_team(self, *paths: str) -> Q:
        """Narrow to the chosen teams by any of these paths; everything when none is chosen."""
        if self.span.teams is None:
            return Q()
        chosen = Q()
        for path in paths:
            chosen |= Q(**{f"{path}__in": self.span.teams})
        return chosen

    def days(self, field: str) -> Q:
        return Q(**{f"{field}__gte": self.span.start, f"{field}__lte": self.span.end})

    def instants(self, field: str) -> Q:
        """The period as instants of the reader's zone, for columns that hold a time of day."""
        start, end = self.ends()
        return Q(**{f"{field}__gte": start, f"{field}__lt": end})

    def ends(self) -> tuple[datetime, datetime]:
        """The instant the period starts, and the first one after it."""
        return (
            _midnight(self.span.start, self.actor.zone),
            _midnight(self.span.end + timedelta(days=1), self.actor.zone),
        )

    def earlier(self) -> "Reader":
        return Reader(self.actor, self.span.before, self.currency)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


@dataclass(frozen=True)
class SalesFacts:
    """What sales did in the period."""

    won: int
    lost: int
    won_value: int
    open: int
    open_value: int
    leads: int
    converted: int


def sales_facts(reader: Reader) -> SalesFacts:
    """Deals by the day they closed, leads by the day they came. Two SQL."""
    money = Q(currency=reader.currency)
    closed = reader.days("closed_on")
    deals = (
        reader.rows(Deal)
        .filter(reader.of_team("owner__team"))
        .aggregate(
            won=Count("id", filter=closed & Q(stage_type=StageType.WON)),
            lost=Count("id", filter=closed & Q(stage_type=StageType.LOST)),
            won_value=Sum("amount", filter=closed & money & Q(stage_type=StageType.WON)),
            open=Count("id", filter=Q(stage_type=StageType.OPEN)),
            open_value=Sum("amount", filter=money & Q(stage_type=StageType.OPEN)),
        )
    )
    leads = (
        reader.rows(Lead)
        .filter(reader.of_team("owner__team"), reader.instants("created_at"))
        .aggregate(leads=Count("id"), converted=Count("id", filter=Q(status=Lead.CONVERTED)))
    )
    return SalesFacts(**{name: value or 0 for name, value in (deals | leads).items()})


@dataclass(frozen=True)
class ServiceFacts:
    """What service did in the period, and how many of its tickets came from customers of ours."""

    period: PeriodFacts
    of_customers: int


def accounts_by_stage(reader: Reader) -> Counter[str]:
    """Accounts by the stage of the relationship. One SQL."""
    rows = reader.rows(Account).filter(reader.of_team("sales_owner__team", "service_owner__team"))
    return Counter(dict(rows.values_list("relationship_stage").annotate(n=Count("id")).order_by()))


def activities(reader: Reader, side: str) -> Counter[str]:
    """Activities of one side by kind. One SQL."""
    rows = reader.rows(Activity).filter(
        reader.instants("happened_at"), reader.of_team("owner__team"), side=side
    )
    return Counter(dict(rows.values_list("kind").annotate(n=Count("id")).order_by()))


def tickets_by_channel(reader: Reader) -> Counter[str]:
    """Tickets opened in the period by channel. One SQL."""
    rows = reader.rows(Ticket).filter(reader.instants("opened_at"), reader.of_team("team"))
    return Counter(dict(rows.values_list("channel_kind").annotate(n=Count("id")).order_by()))


def revenue_by_class(reader: Reader) -> Counter[str]:
    """Net revenue of the ledger by class, in minor units. One SQL."""
    rows = reader.rows(RevenueLine).filter(
        reader.days("earned_on"), reader.of_team("order_line__order__owner__team"), currency=reader.currency
    )
    return Counter(
        {
            row["revenue_class"]: row["sum"]
            for row in rows.values("revenue_class").annotate(sum=Sum("net")).order_by()
        }
    )


def seam(reader: Reader) -> dict[str, int]:
    """What is under way between the roles now. Three SQL."""
    handovers = reader.rows(Handover).filter(reader.of_team("team", "given_by__team"))
    promises = reader.rows(Promise).filter(reader.of_team("owner__team"), status=Promise.OPEN)
    return {
        "handovers": handovers.exclude(status=Handover.ACCEPTED).count(),
        "promises": promises.count(),
        "referrals": reader.rows(Referral).filter(reader.days("referred_on")).count(),
    }


def target(reader: Reader, metric: str) -> int | None:
    """The sum of the parts of targets that lie in the period, None without one. One SQL."""
    parts = [part(row, reader.span) for row in _targets(reader, metric)]
    return round(sum(parts)) if parts else None


def share_target(reader: Reader, metric: str) -> float | None:
    """The mean of the targets for a share: ninety percent of a year is ninety percent of a month. One SQL."""
    values = [row["value"] for row in _targets(reader, metric)]
    return sum(values) / len(values) if values else None


def _targets(reader: Reader, metric: str) -> Sequence[Mapping[str, Any]]:
    rows = reader.rows(Target).filter(
        metric=metric, starts_on__lte=reader.span.end, ends_on__gte=reader.span.start
    )
    if reader.span.teams is not None:
        rows = rows.filter(Q(team__in=reader.span.teams) | Q(person__team__in=reader.span.teams))
    return list(rows.values("value", "starts_on", "ends_on"))


def part(row: Mapping[str, Any], span: Span) -> float:
    """The part of a target whose days fall into the period: a month of a quarter's target is a third."""
    whole = (row["ends_on"] - row["starts_on"]).days + 1
    inside = (min(row["ends_on"], span.end) - max(row["starts_on"], span.start)).days + 1
    return float(row["value"]) * inside / whole


def people(reader: Reader) -> tuple[int, int]:
    """Active people of the sales and of the service roles."""
    roles = (
        authz.scope(reader.actor, User)
        .filter(reader.of_team("team"), is_active=True)
        .values_list("roles", flat=True)
    )
    held = [{Role(role) for role in each} for each in roles]
    return sum(bool(each & SALES_ROLES) for each in held), sum(bool(each & SERVICE_ROLES) for each in held)


def service_facts(reader: Reader) -> ServiceFacts:
    """The period's tickets and ratings as service itself counts them. Nine SQL."""
    tickets = reader.rows(Ticket).filter(reader.of_team("team"))
    answers = reader.rows(SurveyResponse).filter(reader.of_team("ticket__team"))
    customers = tickets.filter(reader.instants("opened_at"), account__customer_since__isnull=False)
    span = reader.span
    return ServiceFacts(
        facts_of(tickets, answers, span.start, span.end, reader.actor.zone), of_customers=customers.count()
    )
