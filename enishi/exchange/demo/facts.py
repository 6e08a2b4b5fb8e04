"""What the dice say of customer number n: who they are, where, and how far it went with them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from enishi.exchange.demo import names
from enishi.exchange.demo.dice import choose, lognormal, uniform, weighted, whole
from enishi.exchange.demo.people import REGIONS, working
from enishi.foundation.authz import Role
from enishi.foundation.text.numbers import corporate_check_digit
from enishi.foundation.worktime.japan import add_business_days, is_business_day

TODAY = date(2026, 11, 20)
FIRST = date(2025, 4, 1)
TOKYO = ZoneInfo("Asia/Tokyo")
CHILDREN = 1024
HEROES = 9  # eight stories; the fifth has a namesake

LEAD, TALKING, CLOSED = "lead", "talking", "closed"
LIFE = ((LEAD, 30.0), (TALKING, 19.0), (CLOSED, 51.0))
SCORES = ((5, 46.0), (4, 38.0), (3, 10.0), (2, 4.0), (1, 2.0))

# Planted: how many customers are entered twice, and how the second entry differs from the first.
DUPLICATES = 0.03
TWINS = 0.003
WAYS = (("form", 40.0), ("width", 25.0), ("typing", 15.0), ("email", 10.0), ("moved", 10.0))
TWIN = "twin"  # another company of the same name: never one with it
NO_KANA, NUMBERED = 0.02, 0.7
GARBLED, GARBLED_NAME = 7_777, "?????????"


@dataclass(frozen=True)
class PersonFact:
    family: str
    given: str
    family_kana: str
    given_kana: str
    department: str
    title: str
    role: str
    email: str
    phone: str


@dataclass(frozen=True)
class CustomerFact:
    """`copies`: the customer this one was meant to be when somebody entered it again, and in which way."""

    number: int
    life: str
    name: str
    kana: str
    corporate_number: str
    industry: str
    prefecture: str
    city: str
    street: str
    employees: int
    phone: str
    email: str
    domain: str
    since: date
    source: str
    copies: tuple[int, str] | None = None

    @property
    def region(self) -> str:
        return REGIONS.get(self.prefecture, "東京営業部")

    @property
    def seller(self) -> str:
        """The address of whoever sells to them: leads are inside sales' until they talk."""
        team = "インサイドセールス" if self.life == LEAD else self.region
        # Where a team has nobody but its manager, Tokyo helps out.
        return choose("seller", self.number, working(self.number, Role.SALES_REP, team))

    @property
    def keeper(self) -> str:
        return choose("keeper", self.number, working(self.number, Role.SERVICE_AGENT))


@lru_cache(maxsize=2_000)
def customer(n: int) -> CustomerFact:
    """Customer n, who may be an earlier one entered again or another company of its name."""
    way, original = _copied(n)
    if way is None:
        return _new(n)
    return _twin(n, original) if way == TWIN else _again(n, way, original)


def _new(n: int) -> CustomerFact:
    industry = weighted("industry", n, names.INDUSTRIES)
    prefecture, city = weighted("prefect", n, [((p, c), w) for p, c, w in names.PREFECTURES])
    core, kana = _named(n, industry)
    domain = f"c{n:07d}.example"
    return CustomerFact(
        number=n,
        life=weighted("life", n, LIFE),
        name=GARBLED_NAME if n == GARBLED else _form(n, industry).format(core),
        kana="" if n == GARBLED or uniform("kana", n) < NO_KANA else kana,
        corporate_number=_corporate_number(n) if uniform("numbered", n) < NUMBERED else "",
        industry=industry,
        prefecture=prefecture,
        city=city,
        street=f"{whole('street', n, 1, 9)}-{whole('house', n, 1, 30)}-{whole('door', n, 1, 20)}",
        employees=int(lognormal("staff", n, 60, 1.3)) + 3,
        phone=_phone(n),
        email=f"info@{domain}",
        domain=domain,
        since=business_day(FIRST + timedelta(days=whole("since", n, 0, 480))),
        source=weighted("source", n, names.SOURCES),
    )


def _named(n: int, industry: str) -> tuple[str, str]:
    """The name without its legal form and its reading; no two of the first 20,400 customers share one."""
    ways = names.PLACES, names.WORDS, names.BEFORE
    place, word, before = (
        way[n // size % len(way)] for way, size in zip(ways, (1, 20, 20 * 60), strict=True)
    )
    parts = (before, place, word, choose("trade", n, names.TRADES[industry]))
    return "".join(name for name, _ in parts), "".join(kana for _, kana in parts)


def _form(n: int, industry: str) -> str:
    return names.FORM_OF.get(industry) or weighted("form", n, names.FORMS)


def _phone(n: int) -> str:
    return f"03-0000-{1000 + n % 9000:04d}" if n % 2 else f"050-0000-{1000 + n % 9000:04d}"


def _corporate_number(n: int) -> str:
    """A number of the range that is nobody's."""
    base = f"999901{100_000 + n:06d}"
    return f"{corporate_check_digit(base)}{base}"


@cache
def _copied(n: int) -> tuple[str | None, int]:
    drawn = uniform("dup", n)
    if n <= HEROES + 20 or n == GARBLED or drawn >= DUPLICATES + TWINS:
        return None, n
    is_twin = drawn >= DUPLICATES
    original = n - whole("original", n, 1, min(n - HEROES - 1, 400))
    while not _may_be_copied(original, is_twin):
        original = original - 1 if original > HEROES + 1 else n - 1
    return TWIN if is_twin else weighted("way", n, WAYS), original


def _may_be_copied(n: int, is_twin: bool) -> bool:
    """Twins are told apart by their numbers, so the first of them has one."""
    has_number = uniform("numbered", n) < NUMBERED
    return n > HEROES and n != GARBLED and _copied(n)[0] is None and (has_number or not is_twin)


def _twin(n: int, original: int) -> CustomerFact:
    """Another company that is called the same: its own number, place and people."""
    return replace(
        _new(n),
        name=_new(original).name,
        kana=_new(original).kana,
        corporate_number=_corporate_number(n),
        copies=(original, TWIN),
    )


def _again(n: int, way: str, original: int) -> CustomerFact:
    """The original as somebody else typed it, who did not look whether it was there."""
    first, own = _new(original), _new(n)
    again = replace(
        first,
        number=n,
        life=LEAD if own.life == CLOSED else own.life,
        corporate_number="",
        since=max(own.since, first.since),
        source=own.source,
        copies=(original, way),
    )
    if way == "form":
        return replace(again, name=abbreviated(first.name))
    if way == "width":
        return replace(again, name=spaced(first.name))
    if way == "typing":
        return replace(again, name=mistyped(n, first.name))
    if way == "email":
        return replace(again, email=first.email.upper())
    return replace(again, prefecture=own.prefecture, city=own.city, street=own.street, phone=own.phone)


ABBREVIATED = {"株式会社": "㈱", "有限会社": "㈲", "合同会社": "(同)", "医療法人": "(医)", "学校法人": "(学)"}


def abbreviated(name: str) -> str:
    for form, mark in ABBREVIATED.items():
        name = name.replace(form, mark)
    return name


def spaced(name: str) -> str:
    """With a full-width space between the legal form and the name."""
    for form in ABBREVIATED:
        if name.startswith(form):
            return f"{form}\u3000{name.removeprefix(form)}"
        if name.endswith(form):
            return f"{name.removesuffix(form)}\u3000{form}"
    return name


def mistyped(n: int, name: str) -> str:
    """One character of the name itself left out."""
    form = next((form for form in ABBREVIATED if form in name), "")
    core = name.replace(form, "")
    place = whole("typo", n, 1, len(core) - 1)
    return name.replace(core, core[:place] + core[place + 1 :])


def people(fact: CustomerFact) -> list[PersonFact]:
    """One or more people at a customer: large ones have more."""
    # Who entered a company again met the same person there.
    n = fact.number
    count = 1
    while count < 8 and uniform("people", n * 16 + count) < (0.75 if fact.employees > 300 else 0.46):
        count += 1
    return [_person(fact, k) for k in range(count)]


def _person(fact: CustomerFact, k: int) -> PersonFact:
    met = fact.copies[0] if fact.copies and fact.copies[1] != TWIN and k == 0 else fact.number
    key = met * 16 + k
    family, family_kana = choose("family", key, names.SURNAMES)
    given, given_kana = choose("given", key, names.GIVEN)
    email = f"p{k + 1}@{fact.domain}"
    return PersonFact(
        family=family,
        given=given,
        family_kana=family_kana,
        given_kana=given_kana,
        department=choose("departm", key, names.DEPARTMENTS),
        title=choose("title", key, names.TITLES),
        role=names.CONTACT_ROLES[0] if k == 0 else choose("role", key, names.CONTACT_ROLES[1:]),
        email=email.upper() if fact.email.isupper() else email,
        phone=f"050-0000-{1000 + key % 9000:04d}",
    )


def at(day: date, key: int, start: int = 9, end: int = 18) -> datetime:
    """A minute of the working day, in the company's zone."""
    minute = start * 60 + int(uniform("minute", key) * (end - start) * 60)
    return datetime.combine(day, time(minute // 60, minute % 60), TOKYO)


@lru_cache(maxsize=4_096)
def business_day(day: date) -> date:
    """The day itself, or the next business day after it."""
    return day if is_business_day(day) else add_business_days(day, 1)


FRAMES: Sequence[tuple[int, int]] = ((9 * 60, 12 * 60), (13 * 60, 18 * 60))


def later(moment: datetime, minutes: float) -> datetime:
    """So many minutes of business time later: nights, noon, weekends and holidays do not count."""
    day, left = business_day(moment.date()), minutes
    now = moment.hour * 60 + moment.minute if day == moment.date() else 0
    while True:
        for start, end in FRAMES:
            free = end - max(start, now)
            if free > 0 and left <= free:
                reached = int(max(start, now) + left)
                return datetime.combine(day, time(reached // 60, reached % 60), TOKYO)
            left -= max(free, 0)
        day, now = business_day(day + timedelta(days=1)), 0
