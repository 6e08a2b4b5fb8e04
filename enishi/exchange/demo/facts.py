"""What the dice say of customer number n: who they are, how it went with them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from enishi.exchange.demo import names
from enishi.exchange.demo.dice import choose, lognormal, uniform, weighted, whole
from enishi.foundation.worktime.japan import add_business_days, is_business_day

TODAY = date(2026, 11, 20)
FIRST = date(2025, 4, 1)
TOKYO = ZoneInfo("Asia/Tokyo")
CHILDREN = 1024
MOST_ACTIVITIES = 400

STATES = (
    ("lead", 30.0),
    ("talking", 21.9),
    ("lost", 13.0),
    ("contract", 22.0),
    ("dormant", 6.0),
    ("churned", 7.0),
)
# How many activities a customer in this state has on average.
BUSY = {"lead": 4, "talking": 11, "lost": 8, "contract": 15, "dormant": 7, "churned": 11}
SCORES = ((5, 46.0), (4, 38.0), (3, 10.0), (2, 4.0), (1, 2.0))


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
    number: int
    state: str
    name: str
    kana: str
    industry: str
    prefecture: str
    city: str
    street: str
    employees: int
    phone: str
    domain: str
    since: date


def customer(n: int) -> CustomerFact:
    """Customer n. Names repeat only after 300, and then with a number of their own."""
    place, place_kana = names.PLACES[n % len(names.PLACES)]
    trade, trade_kana, industry = names.TRADES[(n // len(names.PLACES)) % len(names.TRADES)]
    core = f"{place}{trade}"
    prefecture, city = weighted("prefect", n, [((p, c), w) for p, c, w in names.PREFECTURES])
    form = weighted("form", n, names.FORMS)
    return CustomerFact(
        number=n,
        state=weighted("state", n, STATES),
        name=form.format(core),
        kana=f"{place_kana}{trade_kana}" if uniform("kana", n) > 0.02 else "",
        industry=industry,
        prefecture=prefecture,
        city=city,
        street=f"{whole('street', n, 1, 9)}-{whole('house', n, 1, 30)}-{whole('door', n, 1, 20)}",
        employees=int(lognormal("staff", n, 60, 1.3)) + 3,
        phone=f"03-0000-{1000 + n % 9000:04d}" if n % 2 else f"050-0000-{1000 + n % 9000:04d}",
        domain=f"c{n:07d}.example",
        since=business_day(FIRST + timedelta(days=whole("since", n, 0, 480))),
    )


def people(fact: CustomerFact) -> list[PersonFact]:
    """One or more people at a customer: large ones have more."""
    count = 1
    while count < 8 and uniform("people", fact.number * 16 + count) < (0.7 if fact.employees > 300 else 0.45):
        count += 1
    return [_person(fact, k) for k in range(count)]


def _person(fact: CustomerFact, k: int) -> PersonFact:
    key = fact.number * 16 + k
    family, family_kana = choose("family", key, names.SURNAMES)
    given, given_kana = choose("given", key, names.GIVEN)
    return PersonFact(
        family=family,
        given=given,
        family_kana=family_kana,
        given_kana=given_kana,
        department=choose("departm", key, names.DEPARTMENTS),
        title=choose("title", key, names.TITLES),
        role=names.CONTACT_ROLES[0] if k == 0 else choose("role", key, names.CONTACT_ROLES[1:]),
        email=f"p{k + 1}@{fact.domain}",
        phone=f"050-0000-{1000 + key % 9000:04d}",
    )


def activity_times(fact: CustomerFact) -> Iterator[tuple[int, datetime]]:
    """The ids and working-hour instants of a customer's activities, oldest first."""
    mean = BUSY[fact.state]
    count = min(MOST_ACTIVITIES, max(1, int(lognormal("count", fact.number, mean, 0.45))))
    days = max((TODAY - fact.since).days, 1)
    for k in range(count):
        key = fact.number * CHILDREN + k
        day = business_day(fact.since + timedelta(days=int(days * (k + uniform("when", key)) / count)))
        yield key, at(min(day, TODAY), key)


def at(day: date, key: int, start: int = 9, end: int = 18) -> datetime:
    """A minute of the working day, in the company's zone."""
    minute = start * 60 + int(uniform("minute", key) * (end - start) * 60)
    return datetime.combine(day, time(minute // 60, minute % 60), TOKYO)


def business_day(day: date) -> date:
    """The day itself, or the next business day after it."""
    return day if is_business_day(day) else add_business_days(day, 1)
