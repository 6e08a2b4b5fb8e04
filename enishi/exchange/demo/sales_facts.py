"""What the dice say of a customer's deals: the first, a further one, the renewal after a year. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from enishi.exchange.demo import names
from enishi.exchange.demo.dice import choose, lognormal, uniform, whole
from enishi.exchange.demo.facts import CHILDREN, LEAD, TALKING, TODAY, CustomerFact, business_day

WON, LOST, OPEN = "won", "lost", "open"
NEW, EXPANSION, RENEWAL = "new", "expansion", "renewal"

# Planted: two of three that are closed are won; a little more or less by rep and product; more when referred.
WIN, BY_REP, BY_PRODUCT, REFERRED = 0.64, 0.05, 0.03, 0.82
FASTER_WHEN_REFERRED = 15  # days from the first talk to the end
# Planted: in Nagoya price is the reason far more often in the second quarter, when a competitor sells cheaply.
PRICE, PRICE_IN_NAGOYA = 0.18, 0.41
NAGOYA = "名古屋営業部"
CHEAP_FROM, CHEAP_TO = date(2026, 7, 1), date(2026, 9, 30)
# Planted: whom we answered within an hour stays; whom nobody called for ninety days goes three times as often.
LEAVES = {True: 0.06, False: 0.18, None: 0.12}
SILENT_DAYS, SILENT, WHEN_SILENT = 90, 0.12, 3.0
# Planted: gateways of one series came with a firmware that fails, until it was mended; half of those sold until
# then are of it, and whoever had one goes more often.
GATEWAY, FAULTY = "MG-10", 0.5
MENDED_ON, LEAVES_WHEN_FAULTY = date(2026, 2, 10), 0.09
DAYS_TO_INSTALL = 21
# Planted: three in ten are offered more than fifteen per cent off, which wins none more and costs us margin.
DEEP, DEEP_FROM, DEEP_TO, DEAREST = 0.3, 16, 25, 14
COST_OF_DEEP = 9  # points of margin
# Planted dirt: won, and nobody wrote down for how much.
NO_AMOUNT = 0.0019

# Code, yen of a customer of sixty people.
SOLD = (
    ("MN-100", 900_000),
    ("MG-10", 600_000),
    ("CLOUD-S", 540_000),
    ("CARE", 288_000),
    ("INSTALL", 450_000),
)
EXPANDS = 0.4
# A month's share of the ends that move to the month named: wins gather in March and September.
MOVES = {2: (0.3, 3), 4: (0.3, 3), 8: (0.4, 9), 10: (0.1, 9)}


@dataclass(frozen=True)
class DealFact:
    key: int
    kind: str
    ends: str
    product: str
    amount: int | None
    opened: date
    closes: date
    lost_reason: str = ""
    # Per cent off the list, as it was offered; a renewal is priced as it was.
    discount: int | None = None

    @property
    def is_deep(self) -> bool:
        return self.discount is not None and self.discount >= DEEP_FROM


def dealings(fact: CustomerFact, was_fast: bool | None) -> Iterator[DealFact]:
    """All deals of a customer; `was_fast`: was their first question answered within an hour?"""
    if fact.life == LEAD:
        return
    first = first_deal(fact)
    yield first
    if first.ends != WON:
        return
    key = _key(fact, 1)
    if uniform("expands", key) < EXPANDS:
        yield _deal(fact, key, EXPANSION, first.opened + timedelta(days=155))
    if renews_on(first) is not None:
        yield _renewal(fact, first, was_fast)


def first_deal(fact: CustomerFact) -> DealFact:
    return _deal(fact, _key(fact, 0), NEW, fact.since + timedelta(days=5))


def is_silent(fact: CustomerFact) -> bool:
    """Did nobody speak to them before their renewal?"""
    return uniform("silent", fact.number) < SILENT


def installed_on(deal: DealFact) -> date:
    """When the machines that were sold stand in their works."""
    return business_day(deal.closes + timedelta(days=DAYS_TO_INSTALL))


def had_gateway(first: DealFact | None) -> bool:
    """Had they a gateway from before the firmware was mended?"""
    return (
        first is not None
        and (first.product, first.ends) == (GATEWAY, WON)
        and installed_on(first) < MENDED_ON
    )


def is_faulty(fact: CustomerFact, first: DealFact | None) -> bool:
    """Was it of the series that failed?"""
    return had_gateway(first) and uniform("firmware", fact.number) < FAULTY


def renews_on(first: DealFact) -> date | None:
    """A year after the first order, if that day has come."""
    day = business_day(first.closes + timedelta(days=365))
    return day if first.ends == WON and day <= TODAY - timedelta(days=3) else None


def state(deals: list[DealFact], fact: CustomerFact) -> str:
    """lead, talking, lost, contract, dormant or churned."""
    if not deals:
        return "lead"
    ends = {deal.kind: deal.ends for deal in deals}
    if ends[NEW] != WON:
        return "lost" if ends[NEW] == LOST else "talking"
    if RENEWAL in ends:
        return "contract" if ends[RENEWAL] == WON else "churned"
    return "dormant" if uniform("dormant", fact.number) < 0.28 else "contract"


def _key(fact: CustomerFact, k: int) -> int:
    return fact.number * CHILDREN + k


def _deal(fact: CustomerFact, key: int, kind: str, start: date) -> DealFact:
    opened = business_day(min(start, TODAY - timedelta(days=2)))
    product, yen = choose("product", key, SOLD)
    is_won = uniform("won", key) < chance(fact, product)
    closes = _closes(fact, key, opened, is_won)
    is_open = (
        closes > TODAY
        or (kind == NEW and fact.life == TALKING)
        or (kind == EXPANSION and uniform("open", key) < 0.2)
    )
    ends = OPEN if is_open else WON if is_won else LOST
    return DealFact(
        key=key,
        kind=kind,
        ends=ends,
        product=product,
        amount=None if ends == WON and uniform("noamount", key) < NO_AMOUNT else _amount(fact, key, yen),
        opened=opened,
        closes=business_day(TODAY + timedelta(days=whole("expect", key, -10, 90))) if is_open else closes,
        lost_reason=_reason(fact, key, closes) if ends == LOST else "",
        discount=_discount(key),
    )


def _discount(key: int) -> int:
    if uniform("deep", key) < DEEP:
        return whole("percent", key, DEEP_FROM, DEEP_TO)
    return whole("percent", key, 0, DEAREST)


def cost_share(deal: DealFact) -> int:
    """What of a deal's amount it costs us, in per cent: what is sold cheap costs the same to make."""
    return whole("cost", deal.key, 52, 81) + (COST_OF_DEEP if deal.is_deep else 0)


def chance(fact: CustomerFact, product: str) -> float:
    """How likely a deal is won."""
    if fact.source == "referral":
        return REFERRED
    rep = (uniform("by rep", crc32(fact.seller.encode())) * 2 - 1) * BY_REP
    return WIN + rep + (uniform("by prod", crc32(product.encode())) * 2 - 1) * BY_PRODUCT


def _closes(fact: CustomerFact, key: int, opened: date, is_won: bool) -> date:
    """Some decide in weeks, some in a quarter."""
    quick = uniform("quick", key) < (0.49 if is_won else 0.48)
    days = 22 + 20 * (uniform("days", key) - 0.5) if quick else 78 + 55 * (uniform("days", key) - 0.5)
    if fact.source == "referral":
        days -= FASTER_WHEN_REFERRED
    day = opened + timedelta(days=max(3, int(days)))
    share, month = MOVES.get(day.month, (0.0, 0))
    if is_won and uniform("season", key) < share:
        moved = day.replace(month=month, day=min(day.day, 30))
        day = moved if moved > opened else day
    return business_day(day)


def _amount(fact: CustomerFact, key: int, yen: int) -> int:
    """Large customers buy large, and a fifth of them make most of what is sold."""
    size = (fact.employees / 60) ** 0.9
    return max(10_000, int(round(lognormal("amount", key, yen * size, 1.0), -4)))


def _reason(fact: CustomerFact, key: int, closes: date) -> str:
    is_cheap = fact.region == NAGOYA and CHEAP_FROM <= closes <= CHEAP_TO
    price = PRICE_IN_NAGOYA if is_cheap else PRICE
    return "price" if uniform("price", key) < price else choose("reason", key, names.LOST_REASONS)


def _renewal(fact: CustomerFact, first: DealFact, was_fast: bool | None) -> DealFact:
    key = _key(fact, 2)
    closes = renews_on(first)
    assert closes is not None
    leaves = LEAVES[was_fast] * (WHEN_SILENT if is_silent(fact) else 1.0)
    leaves += LEAVES_WHEN_FAULTY if is_faulty(fact, first) else 0.0
    ends = LOST if uniform("leaves", key) < leaves else WON
    return DealFact(
        key=key,
        kind=RENEWAL,
        ends=ends,
        product=first.product,
        amount=first.amount,
        opened=business_day(closes - timedelta(days=60)),
        closes=closes,
        lost_reason=_reason(fact, key, closes) if ends == LOST else "",
    )
