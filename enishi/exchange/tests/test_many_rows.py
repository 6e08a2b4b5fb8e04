"""What of many rows at once the database refuses, wherever in a batch it says so."""

import pytest

from enishi.customers import rules
from enishi.customers.models import Account, AccountContact, Contact
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
