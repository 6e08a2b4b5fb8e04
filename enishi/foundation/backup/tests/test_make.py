"""A backup is whole, or there is none and it is said why."""

import errno
import os
import shutil

import pytest

from enishi.foundation.backup import archive, check, emptiness, make, restore, tables
from enishi.foundation.backup.refusals import (
    Busy,
    Exists,
    FileDamaged,
    NewerFormat,
    NoRoom,
    NotEmpty,
)
from enishi.foundation.backup.sealing import SealedWriter
from enishi.foundation.config import config
from enishi.foundation.files.store import store
from enishi.foundation.ids import Sequence

KEY = bytes(range(32))
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_folder():
    """Other tests leave files in this process's folder; their rows are gone."""
    for entry in config.data.iterdir():
        if entry.is_dir() and entry.name not in emptiness.ALLOWED:
            shutil.rmtree(entry)


@pytest.fixture
def kept():
    """A file of the store, gone afterwards."""
    digest = store().put([b"x" * 3_000_000]).digest
    yield digest
    store().forget(digest)


@pytest.fixture
def place(tmp_path):
    return tmp_path / "today.enishi"


def test_a_backup_is_read_back_and_readable_by_its_owner_alone(place, kept):
    Sequence.objects.create(name="ticket", last=7)
    manifest = make.make(place, KEY)
    assert check.verify(place, KEY) == manifest
    assert manifest.tables["foundation.Sequence"].rows == 1
    assert (manifest.files.count, manifest.files.size) == (1, 3_000_000)
    assert os.stat(place).st_mode & 0o777 == 0o600
    assert os.listdir(place.parent) == [place.name]
    assert b"ticket" not in place.read_bytes()


def test_the_rows_of_every_table_are_read_back():
    parts = [f"tables/{model._meta.label}/000001.jsonl.gz" for model in tables.kept_models()]
    assert [part for part in parts if not archive.is_member(part)] == []


def test_f31_a_killed_run_leaves_no_backup_and_the_next_begins_anew(place):
    part = place.with_name(place.name + ".part")
    part.write_bytes(b"what a killed run had written" * 100_000)
    manifest = make.make(place, KEY)
    assert check.verify(place, KEY) == manifest
    assert not part.exists()


def test_f31_a_full_disk_is_said_and_leaves_nothing(place, monkeypatch):
    def full(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(SealedWriter, "write", full)
    with pytest.raises(NoRoom):
        make.make(place, KEY)
    assert os.listdir(place.parent) == []


def test_f31_a_backup_that_cannot_be_read_back_is_none(place, monkeypatch):
    real = check.verify

    def bad_disk(part, key):
        with part.open("r+b") as file:
            file.seek(-20, os.SEEK_END)
            file.write(b"?")
        return real(part, key)

    monkeypatch.setattr(check, "verify", bad_disk)
    with pytest.raises(Exception, match=r"backup\.damaged"):
        make.make(place, KEY)
    assert os.listdir(place.parent) == []


def test_f31_a_kept_file_that_rotted_is_named_instead_of_backed_up(place, kept):
    store().path(kept).write_bytes(b"y" * 3_000_000)
    with pytest.raises(FileDamaged) as refused:
        make.make(place, KEY)
    assert refused.value.params["digest"] == kept
    assert os.listdir(place.parent) == []


def test_a_backup_never_writes_over_a_file_and_two_never_write_one(place):
    place.write_bytes(b"mine")
    with pytest.raises(Exists):
        make.make(place, KEY)
    assert place.read_bytes() == b"mine"
    other = place.with_name("other")
    with make._own(other.with_name("other.part")), pytest.raises(Busy):
        make.make(other, KEY)


def test_nothing_is_restored_over_rows(place):
    make.make(place, KEY)
    Sequence.objects.create(name="ticket", last=7)
    with pytest.raises(NotEmpty) as refused:
        restore.restore(place, KEY)
    assert "foundation_sequence" in str(refused.value.params["place"])
    assert Sequence.objects.get().last == 7
    assert not emptiness.mark().exists()


def test_nothing_is_restored_over_a_folder_in_use(place, kept):
    with pytest.raises(NotEmpty) as refused:
        restore.restore(place, KEY)
    assert refused.value.params["place"] == config.data / "files"


def test_a_backup_of_a_later_version_is_refused_before_anything_is_touched(place, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(make, "applied", lambda: {"staff": ["0001_initial", "9999_from_tomorrow"]})
        make.make(place, KEY)
    with pytest.raises(NewerFormat):
        restore.restore(place, KEY)
    assert not emptiness.mark().exists()


def test_every_table_is_kept_or_left_out_by_name():
    labels = {model._meta.label for model in tables.kept_models()}
    assert not labels & tables.LEFT_OUT
    assert {"staff.User", "foundation.Job", "foundation.Event", "auth.Group_permissions"} <= labels
