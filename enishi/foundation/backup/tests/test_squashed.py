"""Backups of versions from before one migration stood for many."""

import pytest
from django.db.migrations.loader import MigrationLoader

from enishi.foundation.backup.archive import Manifest
from enishi.foundation.backup.loading import check_known, is_older_than_a_squash, newest_of, steps_of

SQUASHED = ("foundation", "0001_squashed_0012_tokens_compare_as_bytes")


@pytest.fixture(scope="module")
def loader():
    return MigrationLoader(None)


def steps(loader) -> list[tuple[str, str]]:
    return list(loader.replacements[SQUASHED].replaces)


def test_a_backup_that_knows_every_step_takes_the_one_for_all(loader):
    known = set(steps(loader))
    assert not is_older_than_a_squash(loader, known)
    assert newest_of(loader, known) == [SQUASHED]


@pytest.mark.django_db
def test_a_backup_may_name_a_step_for_many_that_this_version_has_no_more(loader):
    written = [name for _, name in steps(loader)]
    old = "0001_squashed_0007_attached_files"
    manifest = Manifest("2026-11-28", "0.1", "sqlite", migrations={"foundation": [*written, old]})
    check_known(manifest)
    assert newest_of(loader, steps_of(manifest)) == [SQUASHED]


def test_a_backup_that_lacks_a_step_goes_step_by_step():
    every = MigrationLoader(None, replace_migrations=False)
    known = set(steps(every)[:-1])
    assert is_older_than_a_squash(every, known)
    assert newest_of(every, known) == [steps(every)[-2]]


def test_an_app_the_backup_does_not_know_has_no_target(loader):
    assert newest_of(loader, {("staff", "9999_from_tomorrow")}) == []
