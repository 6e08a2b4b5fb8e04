"""What of many rows at once the database refuses, wherever in a batch it says so."""

import pytest

from enishi.customers import rules
from enishi.customers.models import Account, AccountContact, Contact
from enishi.exchange.importer import Early
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.search.models import SearchRow

ROWS = 60
COLUMNS = {
    "external_id": "id",
    "family_name": "name",
    "account": {"column": "company", "missing": "make"},
}


@pytest.mark.parametrize("atomic", [False, True])
def test_the_one_row_the_database_refuses_is_named_and_leaves_nothing(
    organisation, bring, faults, monkeypatch, atomic
):
    content = "id,name,company\n" + "".join(f"C{n},林{n},第{n % 30}商店\n" for n in range(ROWS))
    keys = rules.person_keys
    uid = Account.uid.field.get_default()

    def alike(family, *more):
        return keys(family, *more) | ({"uid": uid} if family in ("林5", "林45") else {})

    monkeypatch.setattr(rules, "person_keys", alike)
    every = Contact.objects.unscoped("a test looks")
    bring("contacts", "external_id,family_name\nX1,林5\n")

    report = bring("contacts", content, columns=COLUMNS, atomic=atomic)

    assert faults(report) == [(7, "external_id", "not_storable"), (47, "external_id", "not_storable")]
    taken, companies = (1, 0) if atomic else (ROWS - 1, 30)
    assert every.count() == taken
    assert Account.objects.unscoped("a test looks").count() == companies
    assert AccountContact.objects.unscoped("a test looks").count() == taken - 1
    assert (
        Event.objects.count() == EventValues.objects.count() == SearchRow.objects.count() == taken + companies
    )


def test_what_a_later_batch_raises_is_raised_when_it_is_asked_for():
    def batches():
        yield "first"
        raise ValueError("the file ends in the middle of a row")

    early = Early(batches())
    assert next(early) == "first"
    early.fetch()
    early.fetch()
    with pytest.raises(ValueError, match="in the middle"):
        next(early)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_batches_of_any_size_take_every_row_once(organisation, bring, monkeypatch, size):
    monkeypatch.setattr("enishi.exchange.importer.BATCH", size)
    content = "id,name,company\n" + "".join(f"C{n},林{n},第{n % 5}商店\n" for n in range(20))

    report = bring("contacts", content, columns=COLUMNS)
    again = bring("contacts", content, columns=COLUMNS)

    assert (report.made, report.position, again.same) == (20, 21, 20)
    assert Contact.objects.unscoped("a test looks").count() == 20
