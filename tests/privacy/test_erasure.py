"""Erasing a person leaves nothing of theirs anywhere, and everything countable."""

import shutil

import pytest
from django.core.management import call_command

from enishi.customers.models import Contact
from enishi.foundation.backup import make, restore
from enishi.foundation.config import config
from enishi.foundation.events import seal
from enishi.foundation.events.models import Event
from enishi.foundation.upkeep.jobs import seal_events
from enishi.privacy import blanking, jobs
from enishi.privacy.actions import ask_erasure
from enishi.privacy.models import Erasure
from tests.privacy import looking
from tests.privacy.planted import NAME

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "looking in a test"


def erase(owner, planted) -> Erasure:
    erasure = ask_erasure(owner, planted.contact.uid, name=NAME, ground="request")
    jobs.erase.func(erasure.pk)
    erasure.refresh_from_db()
    return erasure


def test_whoever_is_erased_is_nowhere_any_more(owner, planted, tmp_path, caplog):
    caplog.set_level(0)
    sealed()
    before = {
        **looking.found(planted.words, looking.tables()),
        **looking.found(planted.words, looking.files()),
    }
    assert set(planted.words) - set(before) == set(), "planted and not found: the search would notice nothing"
    carried = looking.found(planted.words, looking.exported(tmp_path / "before"))
    saved = looking.found(planted.words, looking.backed_up(tmp_path / "before.enishi"))
    assert len(saved) >= len(planted.words) - 3 and len(carried) >= len(planted.words) // 2
    events = Event.objects.count()

    erasure = erase(owner, planted)

    assert erasure.state == Erasure.DONE
    assert looking.found(planted.words, looking.tables()) == {}
    assert looking.found(planted.words, looking.files()) == {}
    assert looking.found(planted.words, looking.exported(tmp_path / "after")) == {}
    assert looking.found(planted.words, looking.backed_up(tmp_path / "after.enishi")) == {}
    assert looking.found(planted.words, looking.database_bytes()) == {}
    assert looking.found(planted.words, [("the log", caplog.text.encode())]) == {}
    assert Event.objects.count() > events
    sealed()
    assert seal.first_broken() is None


def sealed() -> None:
    seal_events.func()


def test_f36_an_erasure_killed_half_way_goes_on_where_it_stood(owner, planted, monkeypatch):
    erasure = ask_erasure(owner, planted.contact.uid, name=NAME, ground="request")
    whole, left = blanking.blank_own, [3]

    def killed(*given):
        if not left[0]:
            raise MemoryError
        left[0] -= 1
        return whole(*given)

    for batches in (1, 5, 9):
        left[0] = batches
        with monkeypatch.context() as patched, pytest.raises(MemoryError):
            patched.setattr(blanking, "blank_own", killed)
            jobs.erase.func(erasure.pk)
        erasure.refresh_from_db()
        assert erasure.state == Erasure.WAITING

    jobs.erase.func(erasure.pk)

    erasure.refresh_from_db()
    assert erasure.state == Erasure.DONE
    assert looking.found(planted.words, looking.tables()) == {}
    assert looking.found(planted.words, looking.files()) == {}


def test_what_comes_while_somebody_is_erased_goes_with_them(owner, planted, monkeypatch):
    whole, came = blanking.blank_own, []

    def interrupted(actor, label, keys, marks):
        if label == "service.InternalNote" and not came:
            came.append(planted.take(planted.letter("late", message_id="<late@zqhome.example>")))
        return whole(actor, label, keys, marks)

    monkeypatch.setattr(blanking, "blank_own", interrupted)
    erase(owner, planted)
    assert len(came) == 1
    assert looking.found(planted.words, looking.tables()) == {}
    assert looking.found(planted.words, looking.files()) == {}


def test_f36_a_restored_older_backup_brings_nobody_back(owner, planted, tmp_path):
    archive = tmp_path / "older.enishi"
    make.make(archive, looking.KEY)
    erase(owner, planted)
    shutil.copy(config.data / "erasures.jsonl", tmp_path / "kept.jsonl")
    lines = (tmp_path / "kept.jsonl").read_bytes()
    assert looking.found(planted.words, [("the journal", lines)]) == {}
    empty_installation()

    restored = restore.restore(archive, looking.KEY, [tmp_path / "kept.jsonl"])

    assert restored.is_complete
    assert restored.afterwards == [("erasures", 1, True)]
    assert looking.found(planted.words, looking.tables()) == {}
    assert looking.found(planted.words, looking.files()) == {}
    again = Erasure.objects.unscoped(WHY).get()
    assert again.state == Erasure.DONE
    assert again.after_restore is not None
    assert Contact.objects.unscoped(WHY).filter(family_name="渡辺").count() == 1
    assert (config.data / "erasures.jsonl").read_bytes() == lines


def test_a_restore_that_finds_no_journal_says_so(owner, planted, tmp_path):
    archive = tmp_path / "older.enishi"
    make.make(archive, looking.KEY)
    empty_installation()
    assert restore.restore(archive, looking.KEY).afterwards == [("erasures", 0, False)]


def empty_installation() -> None:
    """As on a new machine: no rows, no files, no journal."""
    shutil.rmtree(config.data / "files", ignore_errors=True)
    (config.data / "erasures.jsonl").unlink(missing_ok=True)
    call_command("flush", interactive=False, verbosity=0)
