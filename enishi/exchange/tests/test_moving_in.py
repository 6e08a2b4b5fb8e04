"""A whole installation written out and taken into an empty one is the same installation."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from enishi.bond.standing import refresh_passed
from enishi.commerce.actions import LineFacts, issue_order_confirmation, record_order
from enishi.customers.actions import create_account
from enishi.customers.models import Account, Standing
from enishi.exchange import carried, exporter
from enishi.exchange.demo.make import make
from enishi.exchange.moving_in import Altered, Incomplete, NotEmpty, Unlinked, Unreadable, move_in
from enishi.foundation import search
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import System
from enishi.foundation.documents.models import Content
from enishi.foundation.errors import NotAllowed
from enishi.foundation.events.models import Event
from enishi.foundation.files import store
from enishi.foundation.files.models import StoredFile
from enishi.foundation.hold import held
from enishi.foundation.ids import Sequence, next_numbers
from enishi.insight.models import RevenueLine
from enishi.staff.models import Organisation, Team, User

CLI = System("cli")


def written(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def emptied() -> None:
    call_command("flush", interactive=False, verbosity=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO foundation_search_tokens(foundation_search_tokens) VALUES ('delete-all')"
            )


def derived() -> tuple[list, list]:
    facts = [field.attname for field in Standing._meta.concrete_fields if field.name != "updated_at"]
    standings = Standing.objects.order_by("account").values(*facts)
    lines = RevenueLine.objects.unscoped("test").order_by("order_line", "earned_on", "net")
    return list(standings), list(lines.values("account", "order_line", "earned_on", "net"))


@pytest.mark.django_db(transaction=True)
def test_b51_an_empty_installation_that_takes_everything_in_writes_out_the_same_bytes(tmp_path):
    make("S")
    refresh_passed()  # as every night: the demo's last day is not today
    exporter.export(CLI, tmp_path / "old")
    before = derived()
    found = [group.count for group in search.find(CLI, "ハナサキ")]
    emptied()

    counts = move_in(CLI, tmp_path / "old")

    exporter.export(CLI, tmp_path / "new")
    assert written(tmp_path / "new") == written(tmp_path / "old")
    assert counts["customers.account.jsonl"] == Account.objects.unscoped("test").count() > 0
    assert counts["documents"] == Content.objects.count() == 12
    assert derived() == before
    assert [group.count for group in search.find(CLI, "ハナサキ")] == found
    assert not User.objects.able_to_sign_in().exists()
    assert held()
    # What is made now is numbered after what came along.
    assert Team.objects.create(name="新しいチーム").pk > 0
    with one_transaction():
        assert next_numbers("ticket")[0] > 1


@pytest.fixture
def folder(organisation, bring, tmp_path) -> Path:
    """A small export; the database it came from is empty again but for what the test makes."""
    bring("accounts", "external_id,name\nA1,花咲精機\n")
    exporter.export(CLI, tmp_path)
    Account.objects.unscoped("test").all().delete()
    Event.objects.all().delete()
    Sequence.objects.all().delete()
    Organisation.objects.unscoped("test").all().delete()
    return tmp_path


def nothing_was_kept() -> bool:
    return not any(carried.every(model).exists() for model in carried.tables())


def change(path: Path, **values) -> None:
    lines = [json.loads(line) | values for line in path.read_text().splitlines()]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def test_a_small_export_is_taken_in(folder):
    move_in(CLI, folder)
    assert Account.objects.unscoped("test").get().name == "花咲精機"


def test_an_installation_in_use_takes_nothing_in(folder):
    Team.objects.create(name="営業部")
    with pytest.raises(NotEmpty) as refused:
        move_in(CLI, folder)
    assert refused.value.params == {"table": "staff.Team", "count": 1}
    assert not Account.objects.unscoped("test").exists()


def test_a_missing_file_is_named(folder):
    (folder / "sales.deal.jsonl").unlink()
    with pytest.raises(Incomplete) as refused:
        move_in(CLI, folder)
    assert refused.value.params == {"name": "sales.deal.jsonl"}
    assert nothing_was_kept()


@pytest.mark.parametrize("text", ["{", '"x"\n', '{"id": 1}\n', "\x00\n"])
def test_a_line_that_is_none_of_ours_is_named_and_nothing_is_kept(folder, text):
    with (folder / "customers.account.jsonl").open("a") as file:
        file.write(text)
    with pytest.raises(Unreadable) as refused:
        move_in(CLI, folder)
    assert (refused.value.params["name"], refused.value.params["line"]) == ("customers.account.jsonl", 2)
    assert nothing_was_kept()


@pytest.mark.parametrize(
    "values", [{"created_at": "yesterday"}, {"uid": "x"}, {"employees": "many"}, {"surplus": 1}]
)
def test_a_value_that_does_not_fit_its_column_is_named_and_nothing_is_kept(folder, values):
    change(folder / "customers.account.jsonl", **values)
    with pytest.raises(Unreadable):
        move_in(CLI, folder)
    assert nothing_was_kept()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("values", [{"parent_id": 999}, {"sales_owner_id": 999}])
def test_a_row_that_names_another_which_is_not_there_ends_it(folder, values):
    change(folder / "customers.account.jsonl", **values)
    with pytest.raises(Unlinked):
        move_in(CLI, folder)
    assert nothing_was_kept()


@pytest.mark.django_db(transaction=True)
def test_a_document_that_was_altered_is_named(organisation, tmp_path):
    account = create_account(CLI, {"name": "ハナサキ精機株式会社"})
    lines = [LineFacts(text="導入設置", unit_price=1_000)]
    order = record_order(CLI, account=account, owner=None, ordered_on=date(2026, 11, 20), lines=lines)
    document = issue_order_confirmation(CLI, order.uid, language="ja")
    exporter.export(CLI, tmp_path)
    emptied()
    (altered,) = (tmp_path / "documents").iterdir()
    altered.write_bytes(altered.read_bytes() + b" ")
    with pytest.raises(Altered) as refused:
        move_in(CLI, tmp_path)
    assert refused.value.params == {"name": document.number}
    assert nothing_was_kept()
    assert not Content.objects.exists()


def test_a_file_that_was_altered_is_named_and_not_kept(folder):
    digest = "0" * 64
    (folder / "files" / digest).write_bytes(b"other bytes")
    with pytest.raises(Altered) as refused:
        move_in(CLI, folder)
    assert refused.value.params == {"name": digest}
    assert nothing_was_kept()
    assert not store().has(sha256(b"other bytes").hexdigest())


def test_the_bytes_of_files_come_along(organisation, bring, tmp_path):
    bring("accounts", "external_id,name\nA1,花咲精機\n")
    account = Account.objects.unscoped("test").get()
    kept = store().put([b"drawing"])
    StoredFile.objects.create(
        subject="customers.Account",
        subject_id=account.pk,
        name="図面.txt",
        digest=kept.digest,
        size=7,
        kind="text",
    )
    counts = exporter.export(CLI, tmp_path)
    assert counts["files"] == 1
    assert (tmp_path / "files" / kept.digest).read_bytes() == b"drawing"
    for model in (StoredFile, Account, Organisation):
        model.objects.unscoped("test").all().delete()
    Event.objects.all().delete()
    Sequence.objects.all().delete()
    store().forget(kept.digest)

    assert move_in(CLI, tmp_path)["files"] == 1
    assert store().read(StoredFile.objects.unscoped("test").get().digest) == b"drawing"


def test_nobody_without_the_right_takes_everything_in(sales_rep, tmp_path):
    with pytest.raises(NotAllowed):
        move_in(sales_rep, tmp_path)


def test_every_table_of_the_product_is_carried_or_says_why_not():
    named = {model._meta.label for model in carried.tables()} | carried.APART.keys() | carried.LEFT_OUT.keys()
    there = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert named == there
