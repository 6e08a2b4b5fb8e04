"""Nothing personal is forgotten: every column of every table has been thought of."""

from django.apps import apps

from enishi.privacy.graph import COMPANY, EVERYWHERE, OWN
from enishi.privacy.register import TABLES, Fate, surplus, unlisted
from enishi.privacy.retaining import KINDS

REWRITTEN = {Fate.TOMBSTONE, Fate.BLANK, Fate.NUMBERED, Fate.MENTION}
# Found by what they say of the rows of others, not by a key.
BY_EVENT = {
    "foundation.Event",
    "foundation.EventValues",
    "automation.WebhookDelivery",
    "foundation.IdempotencyKey",
    "foundation.StoredFile",
    "customers.Merge",
    "customers.Contact",
    "customers.Account",
    "sales.Lead",
}


def test_every_column_of_every_table_is_listed_once():
    assert list(unlisted()) == []
    assert list(surplus()) == []


def test_a_column_nobody_thought_of_is_named(monkeypatch):
    table = TABLES["sales.Deal"]
    without = {name: fate for name, fate in table.person.items() if name != "note"}
    monkeypatch.setitem(TABLES, "sales.Deal", type(table)(table.plain, without))
    assert list(unlisted()) == ["sales.Deal.note"]


def test_every_table_with_something_to_erase_is_reached_by_the_erasure():
    rewritten = {label for label, table in TABLES.items() if REWRITTEN & set(table.person.values())}
    reached = {way.label for way in (*OWN, *COMPANY)} | set(EVERYWHERE) | BY_EVENT
    assert rewritten - reached == set()


def test_what_is_kept_for_a_time_is_a_table_of_ours():
    assert [kind for kind, one in KINDS.items() if not apps.get_model(one.label)] == []
