"""Files by the actions alone: kept with a record, reached as far as it, refused whole."""

import errno
import os
from uuid import UUID

import pytest

from enishi.customers.actions import create_account
from enishi.customers.actions.merging import ACCOUNTS, merge, unmerge
from enishi.foundation import authz
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.errors import NotAllowed, NotFound
from enishi.foundation.events.models import Event
from enishi.foundation.files import actions, queries, rules, taking
from enishi.foundation.files.models import StoredFile
from tests.files.conftest import PNG, message_of

pytestmark = pytest.mark.django_db


def draft(actor, data=b"abc", name="a.txt") -> StoredFile:
    return actions.keep_upload(actor, taking.take_in([data]), name=name)


def seen_by(actor, act="read") -> set[UUID]:
    return set(authz.scope(actor, StoredFile, act).values_list("uid", flat=True))


def test_a_part_of_a_mail_is_kept_with_its_message(ticket, store, events_of):
    file = actions.keep_file(
        System("job"),
        message_of(ticket),
        name="../図面.png",
        data=PNG,
        declared_type="image/png",
        content_id="a@b",
    )
    assert (file.name, file.kind, file.size, file.scan) == ("図面.png", "png", len(PNG), "not_scanned")
    assert (file.subject, file.subject_id, file.content_id) == (
        "interactions.Message",
        message_of(ticket).pk,
        "a@b",
    )
    assert store.read(file.digest) == PNG
    assert events_of(file) == ["file.kept"]
    assert queries.content_of(file) == PNG


def test_an_act_around_it_goes_on_without_a_file_that_is_refused(ticket, rows):
    @action
    def receive(actor):
        told = []
        for data in (b"", b"fine"):
            try:
                actions.keep_file(actor, message_of(ticket), name="a", data=data)
            except rules.EmptyFile as refusal:
                told.append(refusal.code)
        return told

    assert receive(System("job")) == ["file.empty"]
    assert rows.count() == 1


def test_b09_a_file_is_read_by_whoever_reads_its_record(
    deal, ticket, service_agent, sales_rep, other_rep, read_only, person
):
    system = System("job")
    on_deal = actions.keep_file(system, deal, name="a", data=b"a").uid
    on_message = actions.keep_file(system, message_of(ticket), name="b", data=b"b").uid
    finance = person("経理 花子", "finance")
    assert seen_by(sales_rep) == {on_deal, on_message}  # a ticket of an own customer is read
    assert seen_by(other_rep) == set()
    assert seen_by(service_agent) == {on_message}
    assert seen_by(finance) == {on_deal}
    assert seen_by(read_only) == {on_deal, on_message}
    assert seen_by(sales_rep, "update") == {on_deal}
    assert seen_by(read_only, "update") == set()


def test_what_was_said_with_a_file_is_taken_back_only_by_whoever_may_delete_it(
    ticket, service_agent, service_manager
):
    file = actions.keep_file(System("job"), message_of(ticket), name="b", data=b"b")
    with pytest.raises(NotAllowed):
        actions.remove_file(service_agent, file.uid, version=1)
    assert actions.remove_file(service_manager, file.uid, version=1).deleted_at


def test_a_file_in_a_bin_or_on_a_record_in_the_bin_is_nobodys(deal, sales_rep, sales_manager):
    file = actions.keep_file(System("job"), deal, name="a", data=b"a")
    actions.remove_file(sales_rep, file.uid, version=1)
    assert seen_by(sales_manager) == set()
    actions.restore_file(sales_rep, file.uid)
    assert seen_by(sales_manager) == {file.uid}
    type(deal).objects.unscoped("a test").filter(pk=deal.pk).update(deleted_at="2026-11-20T00:00Z")
    assert seen_by(sales_manager) == set()


def test_b11_a_draft_is_its_uploaders_alone(sales_rep, colleague, sales_manager, owner):
    file = draft(sales_rep)
    assert seen_by(sales_rep) == {file.uid}
    for other in (colleague, sales_manager, owner):
        assert seen_by(other) == set()


def test_b11_a_draft_of_another_or_one_used_before_is_attached_to_nothing(
    deal, activity, sales_rep, colleague, rows
):
    mine, theirs = draft(sales_rep), draft(colleague, b"theirs")
    with pytest.raises(NotFound):
        actions.attach(sales_rep, deal, [mine.uid, theirs.uid])
    assert set(rows.values_list("subject", flat=True)) == {""}
    actions.attach(sales_rep, deal, [mine.uid])
    with pytest.raises(NotFound):
        actions.attach(sales_rep, activity, [mine.uid])
    assert rows.get(uid=mine.uid).subject == "sales.Deal"


def test_b84_the_same_bytes_a_thousand_times_are_kept_once_and_counted_once(deal, store, monkeypatch):
    monkeypatch.setattr(actions, "quota", lambda: 1_000)
    for _ in range(50):
        actions.keep_file(System("job"), deal, name="a", data=b"x" * 600)
    assert len(list(store.digests())) == 1
    assert queries.used() == 600


def test_b84_a_full_quota_refuses_new_bytes_and_writes_no_row(deal, rows, monkeypatch):
    monkeypatch.setattr(actions, "quota", lambda: 1_000)
    actions.keep_file(System("job"), deal, name="a", data=b"x" * 600)
    with pytest.raises(rules.QuotaFull):
        actions.keep_file(System("job"), deal, name="b", data=b"y" * 600)
    assert rows.count() == 1


def test_b84_a_record_takes_only_so_many(ticket, rows):
    message = message_of(ticket)
    for number in range(100):
        actions.keep_file(System("job"), message, name=f"{number}", data=b"a")
    with pytest.raises(rules.TooManyFiles):
        actions.keep_file(System("job"), message, name="one more", data=b"a")
    assert rows.count() == 100


def test_b84_a_byte_too_many_is_refused_and_leaves_nothing(deal, store, rows, monkeypatch):
    monkeypatch.setattr(taking, "largest", lambda: 1_000)
    assert actions.keep_file(System("job"), deal, name="a", data=b"x" * 1_000).size == 1_000
    with pytest.raises(rules.TooLargeFile):
        actions.keep_file(System("job"), deal, name="b", data=b"y" * 1_001)
    assert len(list(store.digests())) == rows.count() == 1


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        (errno.ENOSPC, rules.DiskFull),
        (errno.EDQUOT, rules.DiskFull),
        (errno.EROFS, rules.StoreUnavailable),
        (errno.EACCES, rules.StoreUnavailable),
    ],
)
def test_f16_f17_a_full_or_read_only_disk_refuses_the_file_and_leaves_nothing_half_written(
    deal, store, rows, monkeypatch, number, refusal
):
    def fsync(handle):
        raise OSError(number, "the disk says no")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fsync)
        with pytest.raises(refusal):
            actions.keep_file(System("job"), deal, name="a", data=b"abc")
    assert (rows.count(), [path for path in store.folder.rglob("*") if path.is_file()]) == (0, [])
    assert Event.objects.filter(kind="file.kept").count() == 0
    assert (
        actions.keep_file(System("job"), deal, name="a", data=b"abc").size == 3
    )  # room again: nothing to repair


def test_f17_bytes_that_are_not_what_was_kept_are_not_given_out(deal, store):
    file = actions.keep_file(System("job"), deal, name="a", data=b"abc")
    store.path(file.digest).write_bytes(b"abd")
    with pytest.raises(rules.FileDamaged):
        queries.content_of(file)
    store.forget(file.digest)
    with pytest.raises(rules.FileDamaged):
        queries.content_of(file)


def test_files_go_along_when_two_customers_become_one_and_back(account, sales_manager, rows):
    other = create_account(sales_manager, {"name": "ハナサキ精機（重複）"})
    file = actions.keep_file(System("job"), other, name="a", data=b"abc")
    merged = merge(sales_manager, ACCOUNTS, account.uid, other.uid, version=1, gone_version=1)
    assert rows.get(uid=file.uid).subject_id == account.pk
    unmerge(sales_manager, ACCOUNTS, merged.uid)
    assert rows.get(uid=file.uid).subject_id == other.pk
