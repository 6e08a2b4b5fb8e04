"""An address book of which the truth is known: who is listed as there already, and that it goes on where it was killed."""

import csv
import io

import pytest
from click.testing import CliRunner

from benchmarks.address_book import COLUMNS, MAPPING, Book
from benchmarks.contacts import PRECISION, RECALL, Truth
from enishi.commands.exchange import import_files, undo
from enishi.customers.models import Account, AccountContact, Contact
from enishi.exchange import running
from enishi.exchange.models import Duplicate, Import
from enishi.exchange.queries import pairs_of
from enishi.foundation.events.models import Event
from enishi.foundation.search.models import SearchRow

WHY = "a test looks"


def rows_of(model):
    return model.objects.unscoped(WHY)


@pytest.fixture
def book(tmp_path):
    """An address book of 2,000 people as a file, with the columns it is read by."""
    people = Book(7).rows(2_000)
    file, columns = tmp_path / "contacts.csv", tmp_path / "columns.toml"
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(one.cells(row) for row, one in enumerate(people))
    file.write_text(text.getvalue(), "utf-8")
    columns.write_text(MAPPING, "utf-8")
    return people, ["contacts", str(file), "--map", str(columns)]


def test_people_who_are_there_twice_are_listed_and_few_others(organisation, book):
    people, words = book

    assert CliRunner().invoke(import_files, words).exit_code == 0

    pairs = [(one.row_id, one.other_id) for one in pairs_of(rows_of(Import).get()) if one.kind == "contacts"]
    precision, recall = Truth.of(people).measured(pairs)
    assert precision >= PRECISION
    assert recall >= RECALL
    numbers = {}
    told = {one.cells(row)[0]: one.number for row, one in enumerate(people)}
    for account, contact in rows_of(AccountContact).values_list("account_id", "contact__external_id"):
        numbers.setdefault(account, set()).update({told[contact]} - {""})
    assert max(map(len, numbers.values())) == 1


def test_f28_an_import_that_was_killed_goes_on_where_it_stood(organisation, book, monkeypatch):
    people, words = book
    keep = running._keep
    monkeypatch.setattr(
        running, "_keep", lambda row, done: keep(row, done) if done.position < 1_500 else 1 / 0
    )
    killed = CliRunner().invoke(import_files, words)
    assert isinstance(killed.exception, ZeroDivisionError)
    assert rows_of(Contact).count() == 1_000
    monkeypatch.setattr(running, "_keep", keep)

    again = CliRunner().invoke(import_files, words)

    row = rows_of(Import).get()
    assert again.exit_code == 0
    assert (row.status, row.made, row.same, row.skipped) == ("done", 2_000, 0, 0)
    assert rows_of(Contact).count() == SearchRow.objects.filter(label="customers.Contact").count() == 2_000
    assert Event.objects.filter(kind="contact.created").count() == 2_000
    assert row.alike == Duplicate.objects.count()
    assert "2000 made" in again.output


def test_the_same_file_once_more_changes_nothing_and_is_told_as_an_import_of_its_own(organisation, book):
    words = book[1]
    CliRunner().invoke(import_files, words)

    again = CliRunner().invoke(import_files, words)

    assert "0 made, 0 changed, 2000 the same" in again.output
    assert rows_of(Import).count() == 2
    assert rows_of(Contact).count() == 2_000


def test_a_whole_import_is_taken_back_on_the_command_line(organisation, book):
    CliRunner().invoke(import_files, book[1])
    made = rows_of(Contact).filter(deleted_at=None).count() + rows_of(Account).count()

    said = CliRunner().invoke(undo, [str(rows_of(Import).get().uid)])

    assert (
        said.output == f"{made} rows taken back, 0 left as they are because somebody uses or changed them.\n"
    )
    assert rows_of(Contact).filter(deleted_at=None).count() == SearchRow.objects.count() == 0
