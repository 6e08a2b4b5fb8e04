"""The operator sees what waits, what gave up and when the last good backup was made, and sets jobs going again."""

from datetime import timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.backup import keys, make, periodic
from enishi.foundation.backup.models import Backup
from enishi.foundation.backup.refusals import NoRoom
from enishi.foundation.config import config
from enishi.foundation.jobs import enqueue
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.worker import run_one

KEY = bytes(range(32))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Backups by themselves, into a folder of this test's own. The product's own tests of making one stand elsewhere."""
    given = {"ENISHI_BACKUP_FOLDER": str(tmp_path), "ENISHI_BACKUP_KEEP": "2,0,0", "ENISHI_BACKUP_HOUR": "0"}
    monkeypatch.setattr(config, "_environ", config._environ | given)
    monkeypatch.setattr(keys, "own_key", lambda: KEY)
    monkeypatch.setattr(periodic, "make", written)
    monkeypatch.setattr(periodic.check, "verify", lambda place, key: None)
    return tmp_path


def written(place, key):
    place.write_bytes(b"a backup")
    return make.Manifest("2026-11-20T00:00:00+00:00", "0.1.0", "sqlite", {})


def test_a_backup_comes_each_day_and_older_ones_are_thinned_out(db, folder, api, admin):
    for day in range(4):
        with clock.at(clock.now() + timedelta(days=day)):
            periodic.back_up_when_due()
            periodic.back_up_when_due()
    (folder / "mine.enishi").write_bytes(b"not one of its own")
    periodic.thin_out(folder)
    assert Backup.objects.unscoped("test").filter(error="").count() == 4
    assert len(list(folder.iterdir())) == 3
    told = api(admin).get("/operations").json()
    assert told["backs_up_daily"]
    assert told["last_backup_at"] == told["backups"][0]["began_at"]


def test_a_backup_that_failed_is_shown_in_words_and_tried_again(db, folder, api, admin, monkeypatch):
    def full(place, key):
        raise NoRoom(place=folder)

    monkeypatch.setattr(periodic, "make", full)
    periodic.back_up_when_due()
    told = api(admin).get("/operations").json()
    assert told["last_backup_at"] is None
    assert told["backups"][0]["error"] == f"ディスクの空きが足りません（{folder}）。"
    monkeypatch.setattr(periodic, "make", written)
    periodic.back_up_when_due()
    assert api(admin).get("/operations").json()["last_backup_at"]


def test_a_rotten_old_backup_is_found(db, folder, monkeypatch):
    (folder / "enishi-20260101-030000.enishi").write_bytes(b"old")
    monkeypatch.setitem(config._environ, "ENISHI_BACKUP_KEEP", "9,0,0")

    def rotten(place, key):
        raise OSError(5, "Input/output error", str(place))

    monkeypatch.setattr(periodic.check, "verify", rotten)
    periodic.back_up_when_due()
    noted = Backup.objects.unscoped("test").exclude(error="").get()
    assert (noted.error, noted.place) == ("backup.unreachable", str(folder / "enishi-20260101-030000.enishi"))


def test_nothing_is_made_by_itself_without_a_folder(db):
    periodic.back_up_when_due()
    assert not Backup.objects.unscoped("test").exists()


def test_queues_and_what_gave_up_are_told_and_a_job_is_set_going_again(db, api, admin, sales_rep):
    enqueue("foundation.upkeep.seal_events")
    enqueue("foundation.upkeep.clear_finished", due=clock.now() + timedelta(days=1))
    dead = Job.objects.create(
        path="enishi.foundation.upkeep.jobs.seal_events", dead=True, attempts=5, error="OSError: away"
    )
    told = api(admin).get("/operations").json()
    counted = {row["job"]: (row["waiting"], row["planned"], row["failed"]) for row in told["queues"]}
    assert counted == {
        "foundation.upkeep.seal_events": (1, 0, 1),
        "foundation.upkeep.clear_finished": (0, 1, 0),
    }
    assert [(row["id"], row["error"]) for row in told["failed_jobs"]] == [(str(dead.uid), "OSError: away")]
    assert told["room"]["database"] > 0

    again = f"/operations/jobs/{dead.uid}/retry"
    assert api(sales_rep).get("/operations").status_code == 403
    assert api(sales_rep).post(again).status_code == 403
    assert api(admin).post(again).status_code == 204
    assert api(admin).post(again).json()["code"] == "job.not_failed"
    assert run_one() and run_one()
    assert not Job.objects.filter(dead=True).exists()


def test_a_backup_made_by_hand_counts(db, tmp_path, folder):
    periodic.tried(System("cli"), tmp_path / "by-hand.enishi")
    periodic.back_up_when_due()
    assert [row.place for row in Backup.objects.unscoped("test")] == [str(tmp_path / "by-hand.enishi")]
