"""Files over time: what nobody used goes, what a row names stays, and the disk is held to the rows every day."""

import os
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.db.models import CharField

from conftest import NOON
from enishi.foundation.authz import System
from enishi.foundation.files import actions, jobs, taking
from enishi.foundation.files.models import FileTrouble, LooseBytes
from enishi.foundation.files.places import naming_columns

pytestmark = pytest.mark.django_db

# Columns of 64 letters that are a digest of something else than bytes in the store.
NO_BYTES = {
    "foundation.Content.sha256",
    "foundation.LooseBytes.digest",
    "foundation.FileTrouble.digest",
    "exchange.Import.digest",
    "sales.FormPost.digest",
    "sales.Enrolment.address_digest",
}


def aged(store, days: int) -> None:
    """The bytes were written so many days ago."""
    then = (NOON - timedelta(days=days)).timestamp()
    for digest in store.digests():
        os.utime(store.path(digest), (then, then))


def test_an_upload_nobody_used_goes_after_a_day_and_its_bytes_a_week_later(sales_rep, store, rows):
    with time_machine.travel(NOON, tick=False):
        actions.keep_upload(sales_rep, taking.take_in([b"abc"]), name="a")
        jobs.clear.func()
        assert rows.count() == 1
    aged(store, 0)
    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        jobs.clear.func()
        assert rows.count() == 0
        assert [one.digest for one in LooseBytes.objects.all()] == list(store.digests())
    with time_machine.travel(NOON + timedelta(days=8), tick=False):
        jobs.clear.func()
        assert len(list(store.digests())) == 1
    with time_machine.travel(NOON + timedelta(days=10), tick=False):
        jobs.clear.func()
        assert (list(store.digests()), LooseBytes.objects.count()) == ([], 0)


def test_what_lay_in_the_bin_for_a_month_goes(deal, sales_rep, rows):
    with time_machine.travel(NOON, tick=False):
        file = actions.keep_file(System("job"), deal, name="a", data=b"abc")
        actions.remove_file(sales_rep, file.uid, version=1)
    for days, left in ((29, 1), (31, 0)):
        with time_machine.travel(NOON + timedelta(days=days), tick=False):
            jobs.clear.func()
        assert rows.count() == left


def test_bytes_that_come_again_are_no_longer_loose(deal, store):
    kept = store.put([b"abc"])
    with time_machine.travel(NOON, tick=False):
        jobs.clear.func()
        actions.keep_file(System("job"), deal, name="a", data=b"abc")
    aged(store, 0)
    with time_machine.travel(NOON + timedelta(days=10), tick=False):
        jobs.clear.func()
    assert store.has(kept.digest)
    assert LooseBytes.objects.count() == 0


def test_bytes_just_written_again_stay_although_they_were_loose_for_long(store):
    with time_machine.travel(NOON, tick=False):
        kept = store.put([b"abc"])
        jobs.clear.func()
    aged(store, 30)
    store.put([b"abc"])  # its row is on its way
    jobs.clear.func()
    assert store.has(kept.digest)


def test_every_column_that_names_bytes_is_known_to_the_clearing():
    known = {f"{model._meta.label}.{column}" for model, column in naming_columns()}
    names = ("digest", "sha256", "thumbnail", "preview")
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, CharField) and field.max_length == 64 and field.name in names
    }
    events = {"foundation.Event.digest", "foundation.EventSeal.digest"}
    assert found - NO_BYTES - events <= known


def test_f17_a_missing_file_and_a_flipped_bit_are_found_told_and_taken_back(
    deal, store, admin, api, events_of
):
    fine, gone, bent = (
        actions.keep_file(System("job"), deal, name=name, data=name.encode())
        for name in ("fine", "gone", "bent")
    )
    jobs.check.func()
    assert FileTrouble.objects.unscoped("a test").count() == 0
    data = store.read(gone.digest)
    store.forget(gone.digest)
    store.path(bent.digest).write_bytes(b"bend")
    jobs.check.func()
    jobs.check.func()
    told = api(admin).get("/files/health").json()
    assert {(one["names"][0], one["problem"]) for one in told["troubles"]} == {
        ("gone", "missing"),
        ("bent", "damaged"),
    }
    assert events_of(FileTrouble.objects.unscoped("a test").get(digest=gone.digest)) == ["file.trouble_found"]
    store.put([data])
    store.path(bent.digest).write_bytes(b"bent")
    jobs.check.func()
    assert api(admin).get("/files/health").json()["troubles"] == []


def test_the_state_of_the_store_is_for_administrators(api, admin, sales_manager, deal):
    actions.keep_file(System("job"), deal, name="a", data=b"abc")
    told = api(admin).get("/files/health").json()
    assert (told["used"], told["files"], told["scanner"], told["not_scanned"]) == (3, 1, False, 1)
    assert api(sales_manager).get("/files/health").status_code == 403
