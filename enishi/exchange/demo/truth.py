"""What was planted in the demo company, counted: the answers an analysis of its records has to find. Pure.

Each rate comes with what was counted and the bounds that chance allows around what was planted, 99 of 100
times. In the small company only the names and the dirt are many enough to be found. What the product refuses
to store, such as a corporate number with a wrong check digit or a date that does not exist, is not among it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import mean
from typing import Any

from enishi.exchange.demo import facts, names, sales_facts, service_facts
from enishi.exchange.demo.dice import SEED
from enishi.exchange.demo.facts import HEROES, TODAY
from enishi.exchange.demo.people import FEW
from enishi.exchange.demo.sales_facts import LOST, OPEN, RENEWAL, WON, DealFact
from enishi.exchange.demo.told import Told, told

Z = 2.5758  # 99 of 100
# One question in ten is about restarts; once the article stands there, a quarter of those are still asked.
ASKED = 1 / len(names.TICKET_SUBJECTS)
STILL = round(service_facts.STILL_ASKED * ASKED / (1 - (1 - service_facts.STILL_ASKED) * ASKED), 4)
# What follows from all that is planted: of closed deals so many are won, of contracts that end so many are left.
OVERALL = round(0.94 * sales_facts.WIN + 0.06 * sales_facts.REFERRED, 4)
ANSWERED = (5 / 6) * sum(
    share * sales_facts.LEAVES[fast]
    for fast, share in ((True, service_facts.FAST), (False, 1 - service_facts.FAST))
)
LEFT = round(
    (ANSWERED + sales_facts.LEAVES[None] / 6) * (1 + sales_facts.SILENT * (sales_facts.WHEN_SILENT - 1)),
    4,
)


@dataclass
class Tally:
    """What was counted: hits and tries by name, pairs and rows by customer number."""

    hits: Counter[str] = field(default_factory=Counter)
    tries: Counter[str] = field(default_factory=Counter)
    days: dict[str, list[int]] = field(default_factory=dict)
    margins: dict[str, list[float]] = field(default_factory=dict)
    pairs: list[dict[str, Any]] = field(default_factory=list)
    rows: dict[str, list[int]] = field(default_factory=dict)

    def count(self, name: str, is_hit: bool) -> None:
        self.tries[name] += 1
        self.hits[name] += is_hit

    def rate(self, name: str, planted: float) -> dict[str, Any]:
        hits, tries = self.hits[name], self.tries[name]
        spread = Z * sqrt(planted * (1 - planted) / tries) if tries else 1.0
        return {
            "planted": planted,
            "hits": hits,
            "tries": tries,
            "low": round(max(planted - spread, 0.0), 4),
            "high": round(min(planted + spread, 1.0), 4),
        }


def truth(size: str, customers: int) -> dict[str, Any]:
    """All that was planted in a company of so many customers."""
    tally = Tally()
    for n in range(HEROES + 1, customers + 1):
        _count(tally, told(n))
    return {
        "size": size,
        "seed": SEED,
        "today": TODAY.isoformat(),
        "customers": customers,
        "facts": [{**fact, "testable": fact["at_any_size"] or customers > FEW} for fact in _facts(tally)],
    }


def _count(tally: Tally, one: Told) -> None:
    _count_names(tally, one)
    for deal in one.deals:
        _count_deal(tally, one, deal)
    for ticket in one.tickets:
        if ticket.subject != service_facts.SILENT_ALARM[0]:
            after = "after" if ticket.opened.date() >= service_facts.ARTICLE_ON else "before"
            tally.count(f"restarts {after}", ticket.subject == service_facts.RESTARTS)
    _count_failures(tally, one)


def _count_failures(tally: Tally, one: Told) -> None:
    first = one.deals[0] if one.deals else None
    if first is None or not sales_facts.had_gateway(first):
        return
    series = "faulty" if sales_facts.is_faulty(one.fact, first) else "sound"
    tally.tries[f"failures of {series}"] += (sales_facts.MENDED_ON - sales_facts.installed_on(first)).days
    tally.hits[f"failures of {series}"] += sum(
        ticket.subject == service_facts.SILENT_ALARM[0] and ticket.opened.date() < sales_facts.MENDED_ON
        for ticket in one.tickets
    )


def _count_names(tally: Tally, one: Told) -> None:
    fact = one.fact
    if fact.copies:
        original, way = fact.copies
        tally.pairs.append({"customer": fact.number, "original": original, "way": way})
    marks = {
        "without_kana": not fact.kana,
        "garbled_name": fact.name == facts.GARBLED_NAME,
    }
    for mark, is_so in marks.items():
        if is_so:
            tally.rows.setdefault(mark, []).append(fact.number)


def _count_deal(tally: Tally, one: Told, deal: DealFact) -> None:
    if deal.ends == OPEN:
        return
    if deal.kind == RENEWAL:
        _count_renewal(tally, one, deal)
    else:
        depth = "deep" if deal.is_deep else "shallow"
        tally.count(f"won {depth}", deal.ends == WON)
        if deal.ends == WON and deal.amount:
            cost = deal.amount * sales_facts.cost_share(deal) // 100
            tally.margins.setdefault(depth, []).append(1 - cost / deal.amount)
        by = "referred" if one.fact.source == "referral" else "found by us"
        tally.count(f"won {by}", deal.ends == WON)
        tally.days.setdefault(by, []).append((deal.closes - deal.opened).days)
    if deal.ends == WON:
        tally.count("without amount", deal.amount is None)
    if deal.ends == LOST:
        is_cheap = (
            one.fact.region == sales_facts.NAGOYA
            and sales_facts.CHEAP_FROM <= deal.closes <= sales_facts.CHEAP_TO
        )
        tally.count("price in Nagoya" if is_cheap else "price elsewhere", deal.lost_reason == "price")


def _count_renewal(tally: Tally, one: Told, deal: DealFact) -> None:
    # Of a gateway it is told whether theirs was of the series that failed: that weighs more than our answers.
    if sales_facts.had_gateway(one.deals[0]):
        series = "faulty" if sales_facts.is_faulty(one.fact, one.deals[0]) else "sound"
        tally.count(f"left with a {series} gateway", deal.ends == LOST)
        return
    fast = service_facts.was_fast(one.fact)
    is_answered = fast is not None and one.tickets[0].replied is not None
    answered = "unasked" if not is_answered else "fast" if fast else "slow"
    silence = "silent" if sales_facts.is_silent(one.fact) else "spoken to"
    tally.count(f"left {answered} {silence}", deal.ends == LOST)


def _facts(tally: Tally) -> Iterator[dict[str, Any]]:
    yield {
        "id": "duplicates",
        "at_any_size": True,
        "pairs": [pair for pair in tally.pairs if pair["way"] != facts.TWIN],
        # Never one with their original, whatever else agrees: their corporate numbers differ.
        "twins": [pair for pair in tally.pairs if pair["way"] == facts.TWIN],
    }
    yield {
        "id": "nagoya_price",
        "at_any_size": False,
        "from": sales_facts.CHEAP_FROM.isoformat(),
        "to": sales_facts.CHEAP_TO.isoformat(),
        "there_and_then": tally.rate("price in Nagoya", sales_facts.PRICE_IN_NAGOYA),
        "otherwise": tally.rate("price elsewhere", sales_facts.PRICE),
    }
    yield _gateways(tally)
    yield {
        "id": "first_answer_and_renewal",
        "at_any_size": False,
        "left_after_an_answer_within_an_hour": tally.rate("left fast spoken to", sales_facts.LEAVES[True]),
        "left_after_a_later_answer": tally.rate("left slow spoken to", sales_facts.LEAVES[False]),
    }
    yield {
        "id": "silence_before_renewal",
        "at_any_size": False,
        "days": sales_facts.SILENT_DAYS,
        "times_as_many_leave": sales_facts.WHEN_SILENT,
        **{f"left_{name}": _left(tally, name) for name in ("silent", "spoken to")},
    }
    yield from _sold(tally)
    yield {
        "id": "article_about_restarts",
        "at_any_size": False,
        "subject": service_facts.RESTARTS,
        "on": service_facts.ARTICLE_ON.isoformat(),
        "still_asked": service_facts.STILL_ASKED,
        "before": tally.rate("restarts before", ASKED),
        "after": tally.rate("restarts after", STILL),
    }
    yield {
        "id": "dirt",
        "at_any_size": True,
        "won_without_amount": tally.rate("without amount", sales_facts.NO_AMOUNT),
        **{mark: tally.rows.get(mark, []) for mark in ("without_kana", "garbled_name")},
    }


def _sold(tally: Tally) -> Iterator[dict[str, Any]]:
    """What wins, and what it leaves: referrals and deep discounts."""
    referred, found = tally.days.get("referred", []), tally.days.get("found by us", [])
    yield {
        "id": "referrals",
        "at_any_size": False,
        "won_when_referred": tally.rate("won referred", sales_facts.REFERRED),
        "won_otherwise": tally.rate("won found by us", sales_facts.WIN),
        "days_sooner": {
            "planted": sales_facts.FASTER_WHEN_REFERRED,
            "counted": round(mean(found) - mean(referred), 1) if referred and found else None,
        },
    }
    deep, shallow = tally.margins.get("deep", []), tally.margins.get("shallow", [])
    yield {
        "id": "deep_discounts",
        "at_any_size": False,
        "from_per_cent": sales_facts.DEEP_FROM,
        "won_when_deep": tally.rate("won deep", OVERALL),
        "won_otherwise": tally.rate("won shallow", OVERALL),
        "margin_lower": {
            "planted": sales_facts.COST_OF_DEEP / 100,
            "counted": round(mean(shallow) - mean(deep), 4) if deep and shallow else None,
        },
    }


def _gateways(tally: Tally) -> dict[str, Any]:
    """How often a gateway failed before the firmware was mended, by its series, and who left."""
    failures = {
        series: {"hits": tally.hits[f"failures of {series}"], "days": tally.tries[f"failures of {series}"]}
        for series in ("faulty", "sound")
    }
    return {
        "id": "faulty_gateways",
        "at_any_size": False,
        "serials": "MG10-26",
        "mended_on": sales_facts.MENDED_ON.isoformat(),
        "subject": service_facts.SILENT_ALARM[0],
        "times_as_often": service_facts.WHEN_FAULTY,
        **{f"failures_of_{series}": counted for series, counted in failures.items()},
        # Whoever was spoken to or not, answered soon or late: as many as leave of all.
        "left_with_faulty": tally.rate("left with a faulty gateway", LEFT + sales_facts.LEAVES_WHEN_FAULTY),
        "left_with_sound": tally.rate("left with a sound gateway", LEFT),
    }


def _left(tally: Tally, silence: str) -> dict[str, int]:
    groups: Sequence[str] = [f"left {answered} {silence}" for answered in ("fast", "slow", "unasked")]
    return {
        "hits": sum(tally.hits[name] for name in groups),
        "tries": sum(tally.tries[name] for name in groups),
    }
