"""Looks in the database for what `truth.json` says was planted, by plain counting, and says what differs."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.customers.models import Account
from enishi.exchange.demo.people import REGIONS
from enishi.foundation.text.company import CompanyFacts, CompanyMatch, company_match
from enishi.interactions.models import Activity
from enishi.sales.models import Deal, Lead
from enishi.service.models import Ticket

NAGOYA = [prefecture for prefecture, team in REGIONS.items() if team == "名古屋営業部"]
HEROES = 9


def differences(truth: dict[str, Any]) -> list[str]:
    """A sentence for each fact that the records do not bear out; none means that all is as it was planted."""
    told = {fact["id"]: fact for fact in truth["facts"]}
    found = [*_names(told), *_rates(told), *_dirt(told["dirt"])]
    return found


def _names(told: dict[str, Any]) -> Iterator[str]:
    duplicates = told["duplicates"]
    accounts = {one.number: one for one in Account.objects.unscoped("looked for what was planted")}
    for pair in duplicates["pairs"]:
        match = _match(accounts[pair["customer"]], accounts[pair["original"]])
        # A letter left out makes another name: that one is for a person to see.
        is_known = match in (CompanyMatch.CERTAIN, CompanyMatch.STRONG, CompanyMatch.CANDIDATE)
        if is_known == (pair["way"] == "typing"):
            yield f"customers {pair['customer']} and {pair['original']} ({pair['way']}) match as {match}"
    for pair in duplicates["twins"]:
        match = _match(accounts[pair["customer"]], accounts[pair["original"]])
        if match is not CompanyMatch.NEVER:
            yield f"twins {pair['customer']} and {pair['original']} match as {match}"


def _match(a: Account, b: Account) -> CompanyMatch:
    return company_match(
        *(CompanyFacts(one.name, one.corporate_number, phone=one.phone, url=one.website) for one in (a, b))
    )


def _rates(told: dict[str, Any]) -> Iterator[str]:
    """Each rate as counted in the records: exactly what the generator counted, and within chance of the plan."""
    nagoya = told["nagoya_price"]
    referrals, silence, article = (
        told[name] for name in ("referrals", "silence_before_renewal", "article_about_restarts")
    )
    closed = _deals().exclude(stage_type="open")
    lost, sold = closed.filter(stage_type="lost"), closed.exclude(kind="renewal")
    there = Q(account__prefecture__in=NAGOYA, closed_on__range=(_day(nagoya["from"]), _day(nagoya["to"])))
    price = Q(lost_reason="price")
    yield from _compared("price in Nagoya", lost.filter(there), price, nagoya["there_and_then"])
    yield from _compared("price elsewhere", lost.exclude(there), price, nagoya["otherwise"])
    won = Q(stage_type="won")
    by_lead = Exists(_leads().filter(account=OuterRef("account"), source="referral"))
    yield from _compared("won when referred", sold.filter(by_lead), won, referrals["won_when_referred"])
    yield from _compared("won otherwise", sold.exclude(by_lead), won, referrals["won_otherwise"])
    yield from _compared(
        "won without amount", closed.filter(won), Q(amount=None), told["dirt"]["won_without_amount"]
    )
    yield from _renewals(silence)
    asked = Ticket.objects.unscoped("looked for what was planted").filter(account__number__gt=HEROES)
    for when, after in (("before", False), ("after", True)):
        rows = (
            asked.filter(opened_at__date__gte=_day(article["on"]))
            if after
            else asked.filter(opened_at__date__lt=_day(article["on"]))
        )
        yield from _compared(f"restarts {when}", rows, Q(subject=article["subject"]), article[when])


def _renewals(silence: dict[str, Any]) -> Iterator[str]:
    spoken: list[Deal] = []
    silent: list[Deal] = []
    for deal in _deals().filter(kind="renewal", closed_on__isnull=False).select_related("account"):
        assert deal.closed_on is not None
        start = deal.closed_on - timedelta(days=silence["days"])
        acts = Activity.objects.unscoped("looked for what was planted").filter(account=deal.account)
        was_spoken_to = acts.filter(happened_at__date__range=(start, deal.closed_on)).exists()
        (spoken if was_spoken_to else silent).append(deal)
    for name, deals in (("silent", silent), ("spoken to", spoken)):
        told = silence[f"left_{name}"]
        counted = (sum(deal.stage_type == "lost" for deal in deals), len(deals))
        if counted != (told["hits"], told["tries"]):
            yield f"left, {name}: {counted} in the records, {told['hits']} of {told['tries']} planted"


def _compared(name: str, rows: QuerySet[Any], hit: Q, told: dict[str, Any]) -> Iterator[str]:
    hits, tries = rows.filter(hit).count(), rows.count()
    if (hits, tries) != (told["hits"], told["tries"]):
        yield f"{name}: {hits} of {tries} in the records, {told['hits']} of {told['tries']} planted"
    if "low" in told and tries and not told["low"] <= hits / tries <= told["high"]:
        yield f"{name}: {hits / tries:.3f} is not between {told['low']} and {told['high']}"


def _dirt(dirt: dict[str, Any]) -> Iterator[str]:
    accounts = (
        Account.objects.unscoped("looked for what was planted").filter(number__gt=HEROES).order_by("number")
    )
    found: dict[str, list[int]] = {"without_kana": [], "garbled_name": []}
    for one in accounts:
        if not one.kana:
            found["without_kana"].append(one.number)
        if set(one.name) == {"?"}:
            found["garbled_name"].append(one.number)
    for name, numbers in found.items():
        if numbers != dirt[name]:
            yield f"{name}: {len(numbers)} in the records, {len(dirt[name])} planted"


def _deals() -> QuerySet[Deal]:
    rows: QuerySet[Deal] = Deal.objects.unscoped("looked for what was planted").filter(
        account__number__gt=HEROES
    )
    return rows


def _leads() -> QuerySet[Any]:
    return Lead.objects.unscoped("looked for what was planted")


def _day(text: str) -> date:
    return date.fromisoformat(text)
