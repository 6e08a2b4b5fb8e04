"""What the dice say is the same whatever the order and the size, and nobody works on a holiday."""

from collections import Counter
from datetime import datetime
from uuid import UUID

import pytest

from enishi.exchange.demo import dice, facts, sales_facts
from enishi.exchange.demo.make import START, parts
from enishi.exchange.demo.people import FEW, LARGE, SMALL
from enishi.exchange.demo.told import told
from enishi.exchange.demo.truth import truth
from enishi.foundation import clock
from enishi.foundation.ids import counted_uids, new_uid
from enishi.foundation.text.company import CompanyFacts, CompanyMatch, company_match
from enishi.foundation.text.numbers import corporate_number_valid


def test_ids_come_from_the_time_told_and_a_counter():
    def drawn() -> list[UUID]:
        with clock.at(START), counted_uids("seed"):
            return [new_uid() for _ in range(50)]

    assert drawn() == drawn()
    assert len(set(drawn())) == 50
    assert {uid.version for uid in drawn()} == {7}
    assert new_uid() != new_uid()


def test_a_customer_is_the_same_at_every_size():
    late_first = {n: told(n) for n in (19_000, 150, 3_000, 40)}
    assert late_first == {n: told(n) for n in (40, 150, 3_000, 19_000)}
    sellers = {told(n).fact.seller for n in range(10, FEW + 1)}
    assert sellers <= {one.address for one in SMALL}


def test_the_first_customers_are_written_apart_from_later_ones():
    assert [part.stop for part in parts(range(10, FEW + 1))] == [110, 201]
    assert [(part.start, part.stop) for part in parts(range(FEW + 1, 402))] == [
        (201, 301),
        (301, 401),
        (401, 402),
    ]


def test_a_large_company_has_a_hundred_and_twenty_people_each_of_one_address():
    assert (len(SMALL), len(LARGE), len({one.address for one in LARGE})) == (24, 120, 120)


def test_no_two_customers_share_a_name_but_those_that_were_meant_to():
    once = [facts.customer(n) for n in range(10, 20_001)]
    names = Counter(fact.name for fact in once if fact.copies is None)
    assert names.most_common(1)[0][1] == 1


def test_a_customer_entered_again_is_known_but_a_namesake_is_never_one_with_it():
    again = [fact for n in range(10, 4_000) if (fact := facts.customer(n)).copies]
    met = {}
    for fact in again:
        original, way = fact.copies
        first = facts.customer(original)
        pair = [CompanyFacts(one.name, one.corporate_number, phone=one.phone) for one in (fact, first)]
        met.setdefault(way, set()).add(company_match(*pair))
    assert met["twin"] == {CompanyMatch.NEVER}
    assert met["typing"] == {CompanyMatch.NONE}
    assert met["form"] | met["width"] | met["email"] | met["moved"] <= {
        CompanyMatch.STRONG,
        CompanyMatch.CANDIDATE,
    }


def test_every_corporate_number_is_one_the_product_takes():
    numbers = [number for n in range(10, 3_000) if (number := facts.customer(n).corporate_number)]
    assert len(set(numbers)) == len(numbers)
    assert [number for number in numbers if not corporate_number_valid(number)] == []


def test_rates_are_within_what_chance_allows_of_what_was_planted():
    planted = truth("", 3_000)
    rates = [
        (fact["id"], name, rate)
        for fact in planted["facts"]
        for name, rate in fact.items()
        if isinstance(rate, dict) and "low" in rate
    ]
    assert len(rates) == 13
    assert [
        (fact, name)
        for fact, name, rate in rates
        if not rate["low"] <= rate["hits"] / rate["tries"] <= rate["high"]
    ] == []
    days = next(fact for fact in planted["facts"] if fact["id"] == "referrals")["days_sooner"]
    assert days["counted"] == pytest.approx(days["planted"], abs=8)


def test_only_names_and_dirt_can_be_found_in_the_small_company():
    small = truth("S", FEW)
    assert {fact["id"] for fact in small["facts"] if fact["testable"]} == {"duplicates", "dirt"}


def test_draws_are_even():
    draws = [dice.uniform("even", n) for n in range(20_000)]
    assert sum(draws) / len(draws) == pytest.approx(0.5, abs=0.01)
    assert min(draws) >= 0.0
    assert max(draws) < 1.0


def test_nobody_works_on_a_holiday():
    for n in range(10, 60):
        one = told(n)
        days = [moment.date() for _, moment in one.activities] + [
            ticket.opened.date() for ticket in one.tickets
        ]
        days += [deal.closes for deal in one.deals if deal.ends != sales_facts.OPEN]
        assert [day for day in days if facts.business_day(day) != day] == []


@pytest.mark.parametrize(
    ("moment", "minutes", "reached"),
    [
        ("2026-11-20 09:00", 30, "2026-11-20 09:30"),
        ("2026-11-20 11:50", 30, "2026-11-20 13:20"),
        ("2026-11-20 17:50", 30, "2026-11-24 09:20"),
        ("2026-11-20 09:00", 480 * 2, "2026-11-24 18:00"),
        ("2026-11-21 15:00", 10, "2026-11-24 09:10"),
    ],
)
def test_business_minutes_leave_out_noon_nights_and_holidays(moment, minutes, reached):
    start = datetime.fromisoformat(moment).replace(tzinfo=facts.TOKYO)
    assert f"{facts.later(start, minutes):%Y-%m-%d %H:%M}" == reached
