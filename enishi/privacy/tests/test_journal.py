"""The journal of erasures holds ids alone, is in every place, and forgets no line."""

import json
from uuid import uuid4

import pytest

from enishi.foundation.config import config
from enishi.privacy import journal
from enishi.privacy.models import Erasure

pytestmark = pytest.mark.django_db


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """The data's folder and that of the daily backups."""
    places = [tmp_path / "data" / journal.NAME, tmp_path / "backups" / journal.NAME]
    monkeypatch.setattr(journal, "places", lambda: places)
    return places


def test_every_place_has_every_line_and_keeps_those_of_a_lost_database(folders):
    lost = {
        "erasure": str(uuid4()), "contact": str(uuid4()), "contact_id": 7, "ground": "request",
        "at": "2026-11-01T00:00:00+00:00", "roots": {"sales.Lead": ["b", "a"]},
    }  # fmt: skip
    folders[1].parent.mkdir()
    folders[1].write_text(json.dumps(lost) + "\n")
    known = Erasure.objects.create(contact_id=1, contact_uid=uuid4(), roots={"sales.Lead": ["x"]})

    journal.write()
    journal.write()

    for place in folders:
        lines = [json.loads(line) for line in place.read_text().splitlines()]
        assert [line["erasure"] for line in lines] == [lost["erasure"], str(known.uid)]
        assert oct(place.stat().st_mode & 0o777) == "0o600"
    assert [path.name for path in folders[0].parent.iterdir()] == [journal.NAME]


def test_two_files_that_tell_of_one_erasure_are_read_as_both(tmp_path):
    line = {"erasure": "e", "contact": "c", "contact_id": 1, "ground": "request", "at": "x"}
    for name, roots in (("a", {"sales.Lead": ["1"]}), ("b", {"sales.Lead": ["2"], "service.Ticket": ["3"]})):
        (tmp_path / name).write_text(json.dumps(line | {"roots": roots}))
    told = journal.read([tmp_path / "a", tmp_path / "b", tmp_path / "none"])
    assert told["e"].roots == {"sales.Lead": ["1", "2"], "service.Ticket": ["3"]}


def test_a_restore_looks_beside_the_archive_too(tmp_path):
    named = tmp_path / "elsewhere.jsonl"
    found = journal.beside(tmp_path / "b.enishi", [named])
    assert found[:2] == [named, tmp_path / journal.NAME]
    assert config.data / journal.NAME in found
