"""Looks through the API alone for what `truth.json` says was planted, by plain counting, and says what differs.

Whoever may read all of a company and take its lists out finds the same: no row is read here but by HTTP.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from math import exp, sqrt
from statistics import mean
from typing import Any

from enishi.exchange.demo.people import REGIONS
from tests.demo.reader import Reader, day_of, minutes_between, moment_of

NAGOYA = {prefecture for prefecture, team in REGIONS.items() if team == "名古屋営業部"}
HEROES = 9
GATEWAY, WON, LOST = "MG-10", "won", "lost"
# Fewer failures than this say nothing of how often one fails.
ENOUGH = 30
WITHIN_AN_HOUR, WEEKS_BEFORE, Z = 60, 4, 2.5758
# What a duplicate is called that a person is to look at, and one that stands beyond doubt.
KNOWN, SURE = {"certain", "strong", "candidate"}, "certain"


class Found:
    """The lists of a company, each read once, without the heroes: what is told of those is no accident."""

    def __init__(self, reader: Reader, told: dict[str, dict[str, Any]]) -> None:
        self.reader = reader
        self.silence = told["silence_before_renewal"]["days"]
        self.failure = told["faulty_gateways"]["subject"]
        self.mended_on = _day(told["faulty_gateways"]["mended_on"])

    @cached_property
    def accounts(self) -> dict[str, dict[str, Any]]:
        taken_out = self.reader.export("accounts", "number", "corporate_number", "phone", "email")
        known = {line["number"]: line for line in taken_out}
        rows = self.reader.pages("accounts", sort="number")
        return {row["id"]: {**known[str(row["number"])], **row} for row in rows if row["number"] > HEROES}

    @cached_property
    def deals(self) -> list[dict[str, Any]]:
        taken_out = self.reader.export("deals", "number", "cost", "opened_on", "product")
        known = {line["number"]: line for line in taken_out}
        return [{**row, **known[str(row["number"])]} for row in self._of_customers("deals")]

    @cached_property
    def closed(self) -> list[dict[str, Any]]:
        return [deal for deal in self.deals if deal["stage_type"] in (WON, LOST)]

    @cached_property
    def sold(self) -> list[dict[str, Any]]:
        return [deal for deal in self.closed if deal["kind"] != "renewal"]

    @cached_property
    def tickets(self) -> list[dict[str, Any]]:
        return sorted(self._of_customers("tickets"), key=lambda ticket: ticket["opened_at"])

    @cached_property
    def gateways(self) -> dict[str, dict[str, Any]]:
        """The first gateway of each customer whose first purchase it was, while the firmware was not mended."""
        named = next(product for product in self.reader.pages("products") if product["code"] == GATEWAY)
        bought = {deal["account"]["id"]: deal for deal in self.sold if deal["kind"] == "new"}
        items = self._of_customers("items", product_id=named["id"])
        first: dict[str, dict[str, Any]] = {}
        for item in sorted(items, key=lambda item: item["installed_on"]):
            if _day(item["installed_on"]) < self.mended_on:
                first.setdefault(item["account"]["id"], item)
        return {
            account: item for account, item in first.items() if bought[account]["product"] == named["name"]
        }

    @cached_property
    def all_renewals(self) -> list[dict[str, Any]]:
        return [deal for deal in self.closed if deal["kind"] == "renewal"]

    @cached_property
    def renewals(self) -> list[dict[str, Any]]:
        """Of those who had no gateway that may have failed."""
        return [deal for deal in self.all_renewals if deal["account"]["id"] not in self.gateways]

    @cached_property
    def spoken_to(self) -> dict[str, list[date]]:
        """The days on which somebody of ours spoke to each customer, in their order."""
        days: dict[str, list[date]] = defaultdict(list)
        for activity in self.reader.pages("activities"):
            if activity["account"]:
                days[activity["account"]["id"]].append(day_of(activity["happened_at"]))
        return {account: sorted(of_account) for account, of_account in days.items()}

    def is_silent(self, deal: dict[str, Any]) -> bool:
        """Did nobody speak to them in the days before the end of this deal?"""
        closed, days = _day(deal["closed_on"]), self.spoken_to.get(deal["account"]["id"], [])
        first = bisect_left(days, closed - timedelta(days=self.silence))
        return first == len(days) or days[first] > closed

    def _of_customers(self, name: str, **asked: Any) -> list[dict[str, Any]]:
        rows = self.reader.pages(name, **asked)
        return [row for row in rows if row["account"] and row["account"]["id"] in self.accounts]


def differences(truth: dict[str, Any], reader: Reader) -> list[str]:
    """A sentence for each fact that the records do not bear out; none means that all is as it was planted."""
    told = {fact["id"]: fact for fact in truth["facts"]}
    found = Found(reader, told)
    return [
        *_duplicates(found, told["duplicates"]),
        *_prices(found, told["nagoya_price"]),
        *_gateways(found, told["faulty_gateways"]),
        *_first_answers(found, told["first_answer_and_renewal"]),
        *_silence(found, told["silence_before_renewal"]),
        *_referrals(found, told["referrals"]),
        *_discounts(found, told["deep_discounts"]),
        *_article(found, told["article_about_restarts"]),
        *_dirt(found, told["dirt"]),
    ]


def _duplicates(found: Found, told: dict[str, Any]) -> Iterator[str]:
    by_number = {account["number"]: account for account in found.accounts.values()}
    for pair in told["pairs"]:
        match = _match(found.reader, by_number[pair["customer"]], by_number[pair["original"]])
        # A letter left out makes another name: that one is for a person to see.
        if (match in KNOWN) == (pair["way"] == "typing"):
            yield f"customers {pair['customer']} and {pair['original']} ({pair['way']}) match as {match}"
    for pair in told["twins"]:
        match = _match(found.reader, by_number[pair["customer"]], by_number[pair["original"]])
        if match == SURE:
            yield f"twins {pair['customer']} and {pair['original']} match as {match}"


def _match(reader: Reader, asked: dict[str, Any], sought: dict[str, Any]) -> str:
    facts = {name: asked[name] for name in ("name", "corporate_number", "phone", "email")}
    like = reader.get("accounts/duplicates", except_id=asked["id"], **facts)["items"]
    return next((one["match"] for one in like if one["id"] == sought["id"]), "none")


def _prices(found: Found, told: dict[str, Any]) -> Iterator[str]:
    start, end = told["from"], told["to"]
    there: Counter[bool] = Counter()
    elsewhere: Counter[bool] = Counter()
    for deal in found.closed:
        if deal["stage_type"] == LOST:
            is_there = found.accounts[deal["account"]["id"]]["prefecture"] in NAGOYA
            counted = there if is_there and start <= deal["closed_on"] <= end else elsewhere
            counted[deal["lost_reason"] == "price"] += 1
    yield from _compared("price in Nagoya", there, told["there_and_then"])
    yield from _compared("price elsewhere", elsewhere, told["otherwise"])


def _gateways(found: Found, told: dict[str, Any]) -> Iterator[str]:
    """Of each series: failures by days of use until the day it was mended, and who did not renew."""
    mended = _day(told["mended_on"])
    failures, days = Counter[str](), Counter[str]()
    series: dict[str, str] = {}
    for account, item in found.gateways.items():
        series[account] = "faulty" if item["serial"].startswith(told["serials"]) else "sound"
        days[series[account]] += (mended - _day(item["installed_on"])).days
    for ticket in found.tickets:
        kind = series.get(ticket["account"]["id"])
        if kind and ticket["subject"] == told["subject"] and day_of(ticket["opened_at"]) < mended:
            failures[kind] += 1
    for kind in ("faulty", "sound"):
        counted = {"hits": failures[kind], "days": days[kind]}
        if counted != told[f"failures_of_{kind}"]:
            yield f"failures, {kind}: {counted} in the records, {told[f'failures_of_{kind}']} planted"
        left = Counter(
            deal["stage_type"] == LOST
            for deal in found.all_renewals
            if series.get(deal["account"]["id"]) == kind
        )
        yield from _compared(f"left, {kind}", left, told[f"left_with_{kind}"])
    if min(failures["faulty"], failures["sound"]) > ENOUGH:
        times = failures["faulty"] / days["faulty"] / (failures["sound"] / days["sound"])
        spread = exp(Z * sqrt(1 / failures["faulty"] + 1 / failures["sound"]))
        if not told["times_as_often"] / spread <= times <= told["times_as_often"] * spread:
            yield f"gateways of the series fail {times:.1f} times as often"


def _first_answers(found: Found, told: dict[str, Any]) -> Iterator[str]:
    """Who left, by how soon their first question was answered; of those alone whom nothing else drove away."""
    first: dict[str, dict[str, Any]] = {}
    for ticket in found.tickets:
        first.setdefault(ticket["account"]["id"], ticket)
    soon, late = Counter[bool](), Counter[bool]()
    for deal in found.renewals:
        asked = first.get(deal["account"]["id"])
        # What was asked in the last weeks came too late to be seen in a renewal.
        until = _day(deal["closed_on"]) - timedelta(days=WEEKS_BEFORE * 7)
        is_before = asked is not None and day_of(asked["opened_at"]) < until
        if asked and is_before and asked["first_reply_at"] and not found.is_silent(deal):
            took = minutes_between(moment_of(asked["opened_at"]), moment_of(asked["first_reply_at"]))
            (soon if took <= WITHIN_AN_HOUR else late)[deal["stage_type"] == LOST] += 1
    yield from _compared("left, answered soon", soon, told["left_after_an_answer_within_an_hour"])
    yield from _compared("left, answered late", late, told["left_after_a_later_answer"])


def _silence(found: Found, told: dict[str, Any]) -> Iterator[str]:
    silent, spoken = Counter[bool](), Counter[bool]()
    for deal in found.renewals:
        (silent if found.is_silent(deal) else spoken)[deal["stage_type"] == LOST] += 1
    yield from _compared("left, silent", silent, told["left_silent"])
    yield from _compared("left, spoken to", spoken, told["left_spoken to"])


def _referrals(found: Found, told: dict[str, Any]) -> Iterator[str]:
    leads = found.reader.pages("leads", source="referral")
    referred = {lead["account"]["id"] for lead in leads if lead["account"]}
    won = {True: Counter[bool](), False: Counter[bool]()}
    days: dict[bool, list[int]] = {True: [], False: []}
    for deal in found.sold:
        by = deal["account"]["id"] in referred
        won[by][deal["stage_type"] == WON] += 1
        days[by].append((_day(deal["closed_on"]) - _day(deal["opened_on"])).days)
    yield from _compared("won when referred", won[True], told["won_when_referred"])
    yield from _compared("won otherwise", won[False], told["won_otherwise"])
    sooner = round(mean(days[False]) - mean(days[True]), 1) if days[True] and days[False] else None
    if sooner != told["days_sooner"]["counted"]:
        yield f"referred deals end {sooner} days sooner in the records"


def _discounts(found: Found, told: dict[str, Any]) -> Iterator[str]:
    """Deep discounts win no more, and leave less."""
    won = {True: Counter[bool](), False: Counter[bool]()}
    margins: dict[bool, list[float]] = {True: [], False: []}
    for deal in found.sold:
        is_deep = deal["custom"]["discount"] >= told["from_per_cent"]
        won[is_deep][deal["stage_type"] == WON] += 1
        if deal["stage_type"] == WON and deal["amount"]:
            margins[is_deep].append(1 - int(deal["cost"]) / deal["amount"]["amount"])
    yield from _compared("won with a deep discount", won[True], told["won_when_deep"])
    yield from _compared("won without", won[False], told["won_otherwise"])
    lower = round(mean(margins[False]) - mean(margins[True]), 4)
    if lower != told["margin_lower"]["counted"]:
        yield f"the margin is {lower} lower in the records"


def _article(found: Found, told: dict[str, Any]) -> Iterator[str]:
    """How many of the questions are about restarts, before and since the article. Failures are none of it."""
    asked = {"before": Counter[bool](), "after": Counter[bool]()}
    for ticket in found.tickets:
        if ticket["subject"] != found.failure:
            when = "after" if day_of(ticket["opened_at"]) >= _day(told["on"]) else "before"
            asked[when][ticket["subject"] == told["subject"]] += 1
    for when, counted in asked.items():
        yield from _compared(f"restarts {when}", counted, told[when])


def _dirt(found: Found, told: dict[str, Any]) -> Iterator[str]:
    missing = Counter(deal["amount"] is None for deal in found.closed if deal["stage_type"] == WON)
    yield from _compared("won without amount", missing, told["won_without_amount"])
    rows = sorted(found.accounts.values(), key=lambda account: account["number"])
    garbled = [one["number"] for one in rows if set(one["name"]) == {"?"}]
    for name, numbers in (
        ("without_kana", [one["number"] for one in rows if not one["kana"]]),
        ("garbled_name", garbled),
    ):
        if numbers != told[name]:
            yield f"{name}: {len(numbers)} in the records, {len(told[name])} planted"


def _compared(name: str, counted: Counter[bool], told: dict[str, Any]) -> Iterator[str]:
    """Exactly what the generator counted and, where chance is bounded, within it of what was planted."""
    hits, tries = counted[True], counted.total()
    if (hits, tries) != (told["hits"], told["tries"]):
        yield f"{name}: {hits} of {tries} in the records, {told['hits']} of {told['tries']} planted"
    if "low" in told and tries and not told["low"] <= hits / tries <= told["high"]:
        yield f"{name}: {hits / tries:.3f} is not between {told['low']} and {told['high']}"


def _day(text: str) -> date:
    return date.fromisoformat(text)
