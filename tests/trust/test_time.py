"""Clocks that jump, schedulers that were down or are two, and laws that move a zone's time."""

import zoneinfo
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata
from django_tasks import task

from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.foundation.jobs import periodic, worker
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.periodic import fill_slots
from enishi.foundation.jobs.worker import LEASE, claim, drain, in_one_transaction, run_one
from enishi.service.actions import open_ticket, reply
from enishi.service.jobs import retime
from enishi.service.models import Ticket
from enishi.service.queries import first_reply_seconds
from enishi.staff.models import Organisation, Team

HOUR, YEAR = timedelta(hours=1), timedelta(days=365)
FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo


@in_one_transaction
@task()
def name_a_team(name: str) -> None:
    Team.objects.create(name=name)


def named(name: str) -> int:
    return Team.objects.unscoped("test").filter(name=name).count()


@pytest.fixture
def scheduler(monkeypatch, db):
    """`scheduler(moment)` fills the slots as a scheduler that has just started, by a clock of its own."""
    Job.objects.all().delete()

    def fill(moment):
        monkeypatch.setattr(periodic, "_last_filled", {})
        with clock.at(moment):
            fill_slots()
        return Job.objects.count()

    return fill


@pytest.fixture
def team_job(monkeypatch):
    monkeypatch.setattr(worker, "task_of", {name_a_team.module_path: name_a_team}.__getitem__)
    return name_a_team


def test_f13_two_schedulers_whose_clocks_differ_write_each_job_once(scheduler):
    entries = len(periodic._periodic)
    noon = datetime(2026, 11, 20, 12, 0, 30, tzinfo=UTC)
    assert scheduler(noon) == entries
    assert [scheduler(noon + timedelta(seconds=skew)) for skew in (-20, 20, 0)] == [entries] * 3


def test_f13_the_database_decides_between_two_schedulers_that_looked_at_once(scheduler, monkeypatch):
    entries = scheduler(FRIDAY)
    # The rival wrote between our look and our write: to us nothing was there.
    monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda rows: False)
    assert scheduler(FRIDAY) == entries


def test_f13_a_worker_whose_clock_runs_ahead_repeats_no_effect(team_job, organisation):
    Job.objects.all().delete()
    team_job.enqueue(name="一度だけ")
    now = clock.now()
    with clock.at(now):
        slow = claim()
    with clock.at(now + HOUR):
        assert run_one()
    worker._work(slow)
    assert named("一度だけ") == 1


@pytest.mark.parametrize("jump", [HOUR, -HOUR, YEAR, -YEAR])
def test_f24_a_clock_that_jumps_brings_one_round_of_work_and_no_storm(scheduler, jump):
    entries = scheduler(FRIDAY)
    after = scheduler(FRIDAY + jump)
    assert after <= 2 * entries
    # Back at the right time nothing is done anew.
    assert scheduler(FRIDAY + timedelta(seconds=1)) == after


def test_f24_a_job_that_runs_while_the_clock_jumps_is_not_lost(team_job, organisation):
    Job.objects.all().delete()
    team_job.enqueue(name="残る")
    with clock.at(clock.now() + YEAR):
        assert claim()
    # The clock was put right: the lease ends in a year by it, and the worker died.
    held = Job.objects.get()
    with clock.at(held.due + LEASE):
        assert drain() == 1
    assert named("残る") == 1


@pytest.fixture
def asked(sales_rep):
    account = create_account(sales_rep, {"name": "青空商会"})
    return {
        "channel_kind": "mail",
        "type": "fault",
        "category": "流量計",
        "priority": 3,
        "subject": "流量計の表示がおかしい",
        "account_id": account.uid,
    }


def test_f24_a_clock_put_back_makes_no_wait_negative(service_agent, asked, api):
    with clock.at(FRIDAY):
        ticket = open_ticket(service_agent, asked, text="数値が安定しません。")
    with clock.at(FRIDAY - HOUR):
        reply(service_agent, ticket.uid, text="確かめます。", version=ticket.version)
    ticket = Ticket.objects.unscoped("test").get()
    assert first_reply_seconds(ticket) == 0


def test_f24_nobody_is_signed_out_by_an_hour_more_or_less(api, sales_rep):
    client = api(sales_rep)
    for jump in (HOUR, -HOUR):
        with clock.at(clock.now() + jump):
            assert client.get("/me").status_code == 200


def test_f25_after_three_days_each_periodic_job_catches_up_once(scheduler):
    entries = scheduler(FRIDAY)
    Job.objects.update(done_at=FRIDAY)
    scheduler(FRIDAY + timedelta(days=3))
    waiting = Job.objects.filter(done_at=None).values_list("path", flat=True)
    assert len(waiting) == len(set(waiting)) == entries


def test_f25_what_was_due_meanwhile_is_done_once_and_a_broken_promise_keeps_its_true_time(
    service_agent, asked, team_job, organisation, api
):
    Job.objects.all().delete()
    with clock.at(FRIDAY):
        ticket = open_ticket(service_agent, asked, text="数値が安定しません。")
        Job.objects.all().delete()
        team_job.enqueue(name="三日前")
    with clock.at(FRIDAY + timedelta(days=3)):
        assert (drain(), drain()) == (1, 0)
        told = api(service_agent).get(f"/tickets/{ticket.uid}").json()
    assert (told["is_late"], told["first_reply_due"]) == (True, "2026-11-20T03:00:00Z")


@pytest.fixture
def tokyo_moves(tmp_path: Path):
    """The law puts Tokyo an hour ahead, and the machine's time zone data was updated."""
    rules = next(
        path / "Australia" / "Brisbane"
        for path in [*map(Path, zoneinfo.TZPATH), Path(tzdata.__file__).parent / "zoneinfo"]
        if (path / "Australia" / "Brisbane").is_file()
    )
    (tmp_path / "Asia").mkdir()
    (tmp_path / "Asia" / "Tokyo").write_bytes(rules.read_bytes())

    def move():
        zoneinfo.reset_tzpath([str(tmp_path)])
        ZoneInfo.clear_cache()

    yield move
    zoneinfo.reset_tzpath()
    ZoneInfo.clear_cache()


def test_f26_targets_follow_when_the_law_moves_a_zones_clock(service_agent, asked, organisation, tokyo_moves):
    before_opening = datetime(2026, 11, 19, 22, 0, tzinfo=UTC)
    with clock.at(before_opening):
        ticket = open_ticket(service_agent, asked, text="数値が安定しません。")
    # From 9 to 18 in Tokyo, by the law of that day.
    assert ticket.solve_due == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    tokyo_moves()
    assert "service.retime" in periodic._periodic
    with clock.at(before_opening + timedelta(minutes=5)):
        retime.func()
    assert Ticket.objects.unscoped("test").get().solve_due == datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    assert Organisation.objects.unscoped("test").get().working_hours["fri"] == [["09:00", "18:00"]]
