"""Working time: measured by signs of life, one at a time per person, put right by its owner; the merge takes it along."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation import clock
from enishi.foundation.errors import BadInput, NotAllowed, NotFound
from enishi.service import actions
from enishi.service.models import WorkSession
from enishi.service.ties.actions import merge_tickets, unmerge_ticket
from enishi.service.working import actions as working
from enishi.service.working import queries
from enishi.service.working.rules import BEAT, SILENCE, Overlaps, Running, taken

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
CALL = {"kind": "phone", "started_at": None, "minutes": 10, "reason": "折り返しの電話"}


def at(seconds):
    return clock.at(NOON + timedelta(seconds=seconds))


def beats(actor, ticket, *moments, works=True):
    for moment in moments:
        with at(moment):
            working.beat(actor, ticket.uid, works=works)


def spans():
    rows = WorkSession.objects.unscoped("looking in a test").order_by("started_at", "id")
    return [
        (
            row.ticket.number,
            int((row.started_at - NOON).total_seconds()),
            int((row.ended_at - NOON).total_seconds()),
        )
        for row in rows.select_related("ticket")
    ]


@pytest.fixture
def other(service_agent, asked):
    return actions.open_ticket(service_agent, asked | {"subject": "電池が早く切れる"}, text="電池。")


def test_work_lasts_from_the_first_sign_to_the_last(service_agent, ticket):
    beats(service_agent, ticket, 0, 30, 60)
    beats(service_agent, ticket, 75, works=False)
    assert spans() == [(ticket.number, 0, 75)]


def test_a_closed_laptop_counts_to_its_last_sign_and_never_the_night(service_agent, ticket):
    beats(service_agent, ticket, 0, 30, 9 * 3600, 9 * 3600 + 20)
    assert spans() == [(ticket.number, 0, 30), (ticket.number, 9 * 3600, 9 * 3600 + 20)]


def test_one_ticket_at_a_time_over_all_tabs_and_a_late_rest_of_the_first_tab_ends_nothing(
    service_agent, ticket, other
):
    beats(service_agent, ticket, 0, 30)
    beats(service_agent, other, 40)
    beats(service_agent, ticket, 41, works=False)
    beats(service_agent, other, 70)
    assert spans() == [(ticket.number, 0, 40), (other.number, 40, 70)]


def test_two_tabs_of_one_ticket_and_two_people_count_once_each(service_agent, second_agent, ticket):
    beats(service_agent, ticket, 0, 5, 30, 35)
    beats(second_agent, ticket, 10, 40)
    assert spans() == [(ticket.number, 0, 35), (ticket.number, 10, 40)]
    assert queries.of_ticket(service_agent, ticket.uid)[1] == 65


def test_a_look_of_no_length_leaves_nothing(service_agent, ticket):
    beats(service_agent, ticket, 0)
    beats(service_agent, ticket, 0, works=False)
    assert spans() == []


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(1, 3), st.booleans()),
        max_size=40,
    )
)
def test_whatever_pages_say_no_moment_is_counted_twice_and_no_silence_at_all(said):
    now, running, done = NOON, None, []
    for wait, ticket, works in said:
        now += timedelta(seconds=wait)
        step = taken(running, ticket, now, works=works)
        if running and step.ended_at:
            running = Running(running.ticket, running.started_at, step.ended_at)
            if not step.goes_on:
                done.append(running)
                running = None
        if step.begins:
            running = Running(ticket, now, now)
    done += [running] if running else []
    for one, following in zip(done, done[1:], strict=False):
        assert one.started_at <= one.ended_at <= following.started_at
    assert sum((one.ended_at - one.started_at for one in done), timedelta()) <= SILENCE * len(said)


def test_a_page_speaks_more_often_than_its_silence_is_taken_for_absence():
    assert BEAT * 2 < SILENCE


def test_b10_only_who_may_work_on_it_is_counted(sales_rep, read_only, ticket):
    for reader in (sales_rep, read_only):
        with pytest.raises(NotAllowed):
            working.beat(reader, ticket.uid, works=True)


def test_a_call_is_written_down_by_hand_beside_what_was_measured(service_agent, ticket, events_of):
    beats(service_agent, ticket, 0, 30)
    with at(3600):
        row = working.write_down(service_agent, ticket.uid, CALL)
    assert spans() == [(ticket.number, 0, 30), (ticket.number, 3000, 3600)]
    assert events_of(row) == ["work.written_down"]
    # The words of it stand in no log.
    assert "reason" not in row.snapshot()


def test_nobody_works_on_two_tickets_at_a_time_by_hand_either(service_agent, second_agent, ticket, other):
    beats(service_agent, ticket, 0, 30, 60)
    with at(300), pytest.raises(Overlaps) as refused:
        working.write_down(service_agent, other.uid, CALL)
    assert refused.value.params["number"] == ticket.number
    with at(300):
        working.write_down(second_agent, other.uid, CALL)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"reason": " "}, "reason"),
        ({"started_at": NOON}, "started_at"),
    ],
)
def test_what_is_written_down_has_a_length_a_reason_and_is_over(service_agent, ticket, change, field):
    with at(60), pytest.raises(BadInput) as refused:
        working.write_down(service_agent, ticket.uid, CALL | change)
    assert list(refused.value.fields) == [field]


def test_its_owner_puts_it_right_with_a_reason_and_nobody_else_does(
    service_agent, second_agent, service_manager, ticket, events_of
):
    beats(service_agent, ticket, 0, 30, 60)
    row = WorkSession.objects.unscoped("looking in a test").get()
    told = {"minutes": 0, "reason": "画面を開いたまま電話をしていた"}
    with pytest.raises(NotFound):
        working.change(second_agent, row.uid, told, version=1)
    with pytest.raises(NotAllowed):
        working.change(service_manager, row.uid, told, version=1)
    with at(120):
        working.change(service_agent, row.uid, told, version=1)
    assert spans() == [(ticket.number, 0, 0)]
    assert [one.reason for one in queries.of_ticket(service_manager, ticket.uid)[0]] == [told["reason"]]
    assert events_of(row) == ["work.changed"]


def test_what_was_changed_is_over_and_work_begins_anew(service_agent, ticket):
    beats(service_agent, ticket, 0, 30, 60)
    row = WorkSession.objects.unscoped("looking in a test").get()
    with at(65):
        working.change(service_agent, row.uid, {"minutes": 1, "reason": "秒を切る"}, version=1)
    beats(service_agent, ticket, 90, 120)
    assert spans() == [(ticket.number, 0, 60), (ticket.number, 90, 120)]


def test_colleagues_read_the_sum_and_who_leads_reads_the_lines(
    service_agent, second_agent, service_manager, ticket
):
    beats(service_agent, ticket, 0, 30)
    for reader, lines in ((service_agent, 1), (second_agent, 0), (service_manager, 1)):
        rows, total = queries.of_ticket(reader, ticket.uid)
        assert (len(rows), total) == (lines, 30)


def test_work_goes_along_in_a_merge_and_back_again(service_agent, ticket, other):
    beats(service_agent, other, 0, 30)
    kept = merge_tickets(service_agent, ticket.uid, other.uid, version=ticket.version)
    assert spans() == [(kept.number, 0, 30)]
    unmerge_ticket(service_agent, kept.uid, other.uid, version=kept.version)
    assert spans() == [(other.number, 0, 30)]


def test_over_the_api_it_is_said_written_down_and_put_right(api, service_agent, ticket):
    client, path = api(service_agent), f"/tickets/{ticket.uid}/work"
    assert client.post(f"{path}-beat", {"works": True}).status_code == 204
    with clock.at(clock.now() + timedelta(minutes=30)):
        made = client.post(path, {"kind": "visit", "minutes": 20, "reason": "設置場所を確認"})
        assert made.status_code == 201, made.json()
        changed = client.patch(
            f"/work-sessions/{made.json()['id']}", {"minutes": 15, "reason": "移動を除く"}, version=1
        )
    assert changed.json()["seconds"] == 900
    told = client.get(path).json()
    assert (told["seconds"], told["items"][0]["kind"], told["items"][0]["may"]) == (
        900,
        "visit",
        {"update": True},
    )
