"""Reports: sales and the ledger, for the command line and the API alike.

Money leaves as a plain number in major units; nothing depends on the moment of asking. No dates means
all time; a period counts deals by the day they closed and revenue by the day it was earned.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import mean, median
from typing import Any

from django.db.models import Q, QuerySet, Sum

from enishi.customers.models import Account
from enishi.customers.queries import currency as organisation_currency
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.money.currencies import exponent
from enishi.insight.models import RevenueLine
from enishi.insight.reach import counted
from enishi.insight.rules import RevenueClass
from enishi.sales.models import Deal, StageType
from enishi.staff.models import Team


class UnknownGroup(BadInput):
    """A report cannot be grouped by this."""

    code = "report.unknown_group"


@dataclass(frozen=True)
class Period:
    """From and to, both days included; None is open."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise BadInput(fields={"end": "ends_before_it_starts"})

    def of(self, field: str) -> Q:
        inside = Q()
        if self.start:
            inside &= Q(**{f"{field}__gte": self.start})
        if self.end:
            inside &= Q(**{f"{field}__lte": self.end})
        return inside


# How a group's key is read off a closed deal. A region is a team nothing stands above.
GROUPS: Mapping[str, str] = {
    "quarter": "closed_on",
    "agent": "owner__name",
    "region": "owner__team",
    "account": "account__name",
    "product": "product__name",
}


def sales(actor: Actor, period: Period = Period(), group: str | None = None) -> dict[str, Any]:
    """Won, lost and open deals; win rate over closed deals; value; days from opening to winning."""
    if group is not None and group not in GROUPS:
        raise UnknownGroup(fields={"group": "invalid"})
    deals = counted(actor, Deal)
    closed = deals.filter(period.of("closed_on"), stage_type__in=[StageType.WON, StageType.LOST])
    rows = list(_facts(closed, group))
    currency = main_currency({row["currency"] for row in rows if row["amount"]})
    won = [row for row in rows if row["stage_type"] == StageType.WON]
    lost = len(rows) - len(won)
    days = [(row["closed_on"] - row["opened_on"]).days for row in won]
    report = {
        "from": period.start,
        "to": period.end,
        "won": len(won),
        "lost": lost,
        "open": deals.filter(stage_type=StageType.OPEN).count(),
        "win_rate": round(len(won) / len(rows), 6) if rows else None,
        "currency": currency,
        "won_value": _value(won, currency),
        "won_without_value": sum(row["amount"] is None for row in won),
        "other_currencies": _other_currencies(won, currency),
        "cycle_days_mean": round(mean(days), 3) if days else None,
        "cycle_days_median": plain(median(days)) if days else None,
    }
    return report | ({"group": group, "groups": _groups(rows, group, currency)} if group else {})


def ledger(actor: Actor, period: Period = Period(), group: str | None = None) -> dict[str, Any]:
    """Net revenue by class, from the ledger's lines; grouped by month, quarter or account on request."""
    if group not in (None, "month", "quarter", "account"):
        raise UnknownGroup(fields={"group": "invalid"})
    lines = authz.scope(actor, RevenueLine).filter(period.of("earned_on"))
    by_class = list(lines.values("revenue_class", "currency").annotate(amount=Sum("net")))
    currency = main_currency({row["currency"] for row in by_class})
    report: dict[str, Any] = {
        "from": period.start,
        "to": period.end,
        "currency": currency,
        **_class_sums(by_class, currency),
        "lines": lines.count(),
        "other_currencies": _other_currencies(by_class, currency),
    }
    return report | ({"group": group, "groups": _ledger_groups(lines, group, currency)} if group else {})


def _facts(deals: QuerySet[Deal], group: str | None) -> Iterable[dict[str, Any]]:
    columns = ["stage_type", "amount", "currency", "opened_on", "closed_on"]
    extra = [GROUPS[group]] if group and GROUPS[group] not in columns else []
    return deals.values(*columns, *extra)


def _value(won: Iterable[Mapping[str, Any]], currency: str) -> float | int:
    """The sum of one currency's amounts, in major units."""
    return plain(major(sum(row["amount"] or 0 for row in won if row["currency"] == currency), currency))


def major(minor: int, currency: str) -> Decimal:
    """Minor units as what people say."""
    return Decimal(minor).scaleb(-exponent(currency))


def main_currency(used: Collection[str]) -> str:
    """The currency a report is in: the only one there is, else the organisation's own."""
    return next(iter(used)) if len(used) == 1 else organisation_currency()


def plain(number: Decimal | float) -> float | int:
    """A figure as JSON holds it: whole where it is whole."""
    return int(number) if number == int(number) else round(float(number), 6)


def _other_currencies(rows: Iterable[Mapping[str, Any]], currency: str) -> dict[str, float | int]:
    """What the total leaves out, since two currencies are never added."""
    rows = list(rows)
    others = sorted({row["currency"] for row in rows if row["amount"]} - {currency})
    return {other: _value(rows, other) for other in others}


def _quarter(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


def _groups(rows: list[dict[str, Any]], group: str, currency: str) -> list[dict[str, Any]]:
    held: dict[str, list[dict[str, Any]]] = defaultdict(list)
    regions = _regions() if group == "region" else {}
    for row in rows:
        value = row[GROUPS[group]]
        if group == "quarter":
            value = _quarter(value)
        elif group == "region":
            value = regions.get(value)
        held[value or ""].append(row)
    return [_group(key, held[key], currency) for key in sorted(held)]


def _regions() -> dict[int, str]:
    """The name of the topmost team over each team."""
    teams = Team.objects.unscoped("the tree is the same for everybody").values_list("pk", "parent", "name")
    parents, names = {}, {}
    for team, parent, name in teams:
        parents[team], names[team] = parent, name
    return {team: names[_topmost(team, parents)] for team in names}


def _topmost(team: int, parents: Mapping[int, int | None]) -> int:
    while above := parents[team]:
        team = above
    return team


def _group(key: str, rows: list[dict[str, Any]], currency: str) -> dict[str, Any]:
    won = [row for row in rows if row["stage_type"] == StageType.WON]
    return {
        "key": key,
        "won": len(won),
        "won_valued": sum(row["amount"] is not None for row in won),
        "lost": len(rows) - len(won),
        "won_value": _value(won, currency),
    }


def _class_sums(rows: Iterable[Mapping[str, Any]], currency: str) -> dict[str, Any]:
    """Net by class and in all, in major units of this currency."""
    sums = {name.value: 0 for name in RevenueClass}
    for row in rows:
        if row["currency"] == currency:
            sums[row["revenue_class"]] += row["amount"]
    classes = {name: plain(major(value, currency)) for name, value in sums.items()}
    return {"classes": classes, "total": plain(major(sum(sums.values()), currency))}


def _ledger_groups(lines: QuerySet[RevenueLine], group: str, currency: str) -> list[dict[str, Any]]:
    held: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    names: dict[int, str] = {}
    column = "account" if group == "account" else "earned_on"
    rows = list(lines.values(column, "revenue_class", "currency").annotate(amount=Sum("net")))
    if group == "account":
        held_by = {row["account"] for row in rows}
        named = Account.objects.unscoped("names of accounts whose lines passed the gate").filter(
            pk__in=held_by
        )
        names = dict(named.values_list("pk", "name"))
    for row in rows:
        held[_ledger_key(row[column], group, names)].append(row)
    return [{"key": key} | _class_sums(held[key], currency) for key in sorted(held)]


def _ledger_key(value: Any, group: str, names: Mapping[int, str]) -> str:
    if group == "account":
        return names.get(value, "")
    return _quarter(value) if group == "quarter" else f"{value:%Y-%m}"
