"""Which answers count, what a plan must say, and what an invitation's file says."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from enishi.foundation.errors import BadInput
from enishi.sales.demos import ics, rules
from enishi.sales.demos.rules import Said

NOON = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
STAMPS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
ANSWERS = st.builds(Said, st.sampled_from(rules.ANSWERS), st.integers(0, 5), STAMPS)


@pytest.mark.parametrize(
    ("sequence", "minutes", "counts"),
    [
        (1, 0, True),  # the first answer
        (0, 60, False),  # to an invitation that was changed since
        (1, -1, False),  # overtaken on its way
    ],
)
def test_an_answer_counts_if_it_is_to_the_invitation_as_it_is_and_newer(sequence, minutes, counts):
    said = Said("accepted", sequence, NOON + timedelta(minutes=minutes))
    before = (1, NOON) if minutes < 0 else (None, None)
    assert rules.counts(said, told=1, before=before) is counts


@given(st.lists(ANSWERS, max_size=8))
def test_in_whatever_order_answers_arrive_the_newest_one_stands(said):
    def heard(order):
        known = (None, None)
        answer = rules.WAITING
        for one in order:
            if rules.counts(one, told=0, before=known):
                known, answer = (one.sequence, one.stamp), one.answer
        return known, answer

    distinct = list({(one.sequence, one.stamp): one for one in said}.values())
    newest = max(distinct, key=lambda one: (one.sequence, one.stamp), default=None)
    for order in (distinct, distinct[::-1], [*distinct, *distinct]):
        known, answer = heard(order)
        assert known == ((newest.sequence, newest.stamp) if newest else (None, None))
        assert answer == (newest.answer if newest else rules.WAITING)


def test_nobody_who_was_not_invited_answers():
    assert not rules.counts(Said("accepted", 9, NOON), told=None, before=(None, None))
    assert not rules.counts(Said("delegated", 9, NOON), told=0, before=(None, None))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"minutes": 4}, "minutes"),
        ({"minutes": 24 * 60 + 1}, "minutes"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"products": ["x"] * 21}, "product_ids"),
    ],
)
def test_what_a_plan_cannot_say_is_named(values, field):
    with pytest.raises(BadInput) as refused:
        rules.planned_in_form(values)
    assert list(refused.value.fields) == [field]


def test_what_comes_next_is_asked_for_when_a_demo_is_closed():
    values = {"shown": "", "outcome": "", "next_action": " ", "next_action_on": None}
    with pytest.raises(BadInput) as refused:
        rules.closed_in_form(values)
    assert set(refused.value.fields) == {"next_action", "next_action_on"}


def test_a_list_of_guests_has_an_end_and_names_nobody_twice():
    rules.check_guests(["", "", "a@x.example"])
    for keys in (["a@x.example"] * 2, [f"{n}@x.example" for n in range(51)]):
        with pytest.raises(BadInput):
            rules.check_guests(keys)


def facts(**more):
    told = {
        "uid": UUID("01890a5d-ac96-774b-bcce-b302099a8057"),
        "sequence": 2,
        "stamp": NOON,
        "starts_at": NOON,
        "ends_at": NOON + timedelta(hours=1),
        "title": "振動センサーのご紹介; 第一工場, 午後",
        "place": "本社 3F",
        "url": "https://meet.example/abc",
        "description": "日時：…\n\\改行; と , を含む",
        "organizer": ('みなも計装 "営業"', "sales@minamo.example"),
        "guests": [ics.Invited("渡辺 千尋", "watanabe@hanasaki.example", "accepted")],
    } | more
    return ics.Facts(**told)


@pytest.mark.parametrize(("method", "status"), [(ics.REQUEST, "CONFIRMED"), (ics.CANCEL, "CANCELLED")])
def test_an_invitation_reads_back_as_what_was_said(method, status):
    raw = ics.written(facts(), method)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    calendar = Calendar.from_ical(raw)
    (event,) = calendar.walk("VEVENT")
    assert (calendar["method"], event["status"], event["sequence"]) == (method, status, 2)
    assert ics.demo_of(str(event["uid"])) == facts().uid
    assert (str(event["summary"]), str(event["description"])) == (facts().title, facts().description)
    assert event.decoded("dtstart") == NOON and event.decoded("dtend") == NOON + timedelta(hours=1)
    assert str(event["organizer"]) == "mailto:sales@minamo.example"
    guest = event["attendee"]
    assert (str(guest), guest.params["PARTSTAT"], guest.params["CN"]) == (
        "mailto:watanabe@hanasaki.example",
        "ACCEPTED",
        "渡辺 千尋",
    )
    assert guest.params.get("RSVP") == ("TRUE" if method == ics.REQUEST else None)


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_in_a_name_or_title_becomes_a_line_of_its_own(title, name):
    guests = [ics.Invited(name, "a@x.example", "needs-action")]
    raw = ics.written(facts(title=title, guests=guests), ics.REQUEST)
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert str(event["attendee"]) == "mailto:a@x.example" and event["sequence"] == 2


@given(st.uuids(), st.text(max_size=60))
def test_only_the_name_of_a_demo_names_one(uid, other):
    assert ics.demo_of(ics.uid_of(uid)) == uid
    assert ics.demo_of(f"{uid}.task@enishi") is None
    assert ics.demo_of(f"{ics.uid_of(uid)}{other}") in (None, uid)


def test_two_demos_have_two_names():
    assert ics.uid_of(uuid4()) != ics.uid_of(uuid4())
