"""Jobs: written with the act, done once, tried again, given up in the open."""

from datetime import timedelta

import pytest
from django_tasks import task

from enishi.foundation import clock
from enishi.foundation.actions import action
from enishi.foundation.jobs import worker
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.periodic import every, fill_slots
from enishi.foundation.jobs.worker import LEASE, MOST_ATTEMPTS, claim, drain, run_one

done: list[str] = []


@task()
def note(word: str) -> None:
    done.append(word)


@task()
def stumble() -> None:
    raise OSError("away")


@pytest.fixture(autouse=True)
def jobs_of_this_file(monkeypatch):
    """Rooms keep their jobs in `jobs.py`; these stand here."""
    monkeypatch.setattr(worker, "task_of", {job.module_path: job for job in (note, stumble)}.__getitem__)
    done.clear()


@action
def act(actor, word: str, *, fails: bool = False) -> None:
    note.enqueue(word=word)
    if fails:
        raise RuntimeError("after the outbox row")


def test_a_job_runs_once(db, cli):
    act(cli, "a")
    assert (drain(), drain()) == (1, 0)
    assert done == ["a"]
    assert Job.objects.get().done_at is not None


def test_an_act_undone_leaves_no_job(db, cli):
    with pytest.raises(RuntimeError):
        act(cli, "a", fails=True)
    assert not Job.objects.exists()


def test_a_failed_job_waits_longer_each_time_and_is_given_up_in_the_open(db):
    stumble.enqueue()
    waits = []
    for _ in range(MOST_ATTEMPTS):
        due = Job.objects.get().due
        with clock.at(due):
            assert run_one()
        waits.append(Job.objects.get().due - due)
    assert waits == sorted(waits)
    held = Job.objects.get()
    assert (held.dead, held.done_at, held.error) == (True, None, "OSError: away")
    with clock.at(held.due + timedelta(days=1)):
        assert not run_one()


def test_a_job_whose_worker_died_is_taken_over_after_its_lease(db, cli):
    act(cli, "a")
    now = clock.now()
    with clock.at(now):
        first = claim()
        assert claim() == []
    with clock.at(now + LEASE + timedelta(seconds=1)):
        second = claim()
    assert [(job.pk, job.attempts - 1) for job in second] == [(job.pk, job.attempts) for job in first]
    assert not worker._end(first)
    assert worker._end(second)


def test_urgent_jobs_run_first_and_later_ones_wait(db):
    note.using(run_after=clock.now() + timedelta(hours=1)).enqueue(word="later")
    note.enqueue(word="usual")
    note.using(priority=10).enqueue(word="urgent")
    assert drain() == 2
    assert done == ["urgent", "usual"]


def test_jobs_of_a_kind_that_wait_together_are_run_together_and_what_failed_runs_alone(db, monkeypatch):
    runs: list[list[str]] = []

    def note_all(payloads: worker.Payloads) -> None:
        runs.append([payload["word"] for payload in payloads])
        if len(runs) == 1:
            raise OSError("away")

    monkeypatch.setitem(worker.TOGETHER, note.module_path, worker.Together(note_all, 3))
    for word in "abcd":
        note.enqueue(word=word)
    assert drain() == 4
    assert (runs, done) == ([["a", "b", "c"]], ["d"])
    failed = Job.objects.filter(done_at=None)
    assert list(failed.values_list("attempts", "error")) == [(1, "OSError: away")] * 3
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert drain() == 3
    assert (len(runs), sorted(done)) == (1, ["a", "b", "c", "d"])


def test_a_job_takes_keyword_arguments_only(db):
    with pytest.raises(ValueError, match="keyword"):
        note.enqueue("a")


def test_each_slot_of_time_holds_one_job_however_many_ask(db, monkeypatch):
    monkeypatch.setattr("enishi.foundation.jobs.periodic._periodic", {})
    monkeypatch.setattr("enishi.foundation.jobs.periodic._last_filled", {})
    every(timedelta(hours=1), "foundation.upkeep.seal_events")
    start = clock.now().replace(minute=0, second=0)
    for minutes in (0, 1, 59, 60):
        monkeypatch.setattr("enishi.foundation.jobs.periodic._last_filled", {})
        with clock.at(start + timedelta(minutes=minutes)):
            fill_slots()
    assert Job.objects.count() == 2
