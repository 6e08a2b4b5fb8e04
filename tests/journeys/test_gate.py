"""The gate: one table says who may do what, missing means denied, nothing is read past it by accident."""

import pytest
from django.apps import apps
from django.db.models import Count

from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.authz import Role, System, Visitor, policy
from enishi.foundation.authz.policy import Reach, reach
from enishi.foundation.authz.protection import Protected, UnscopedQuery
from enishi.foundation.authz.registry import UnknownLabel, labels
from enishi.foundation.http.routes import Routes, UndeclaredRoute, declared

# A reading of the agreed table by hand: capability, role, and how far reading, changing and deleting go.
CELLS = [
    ("customers", "sales_rep", Reach.TEAM, Reach.TEAM, Reach.OWN),
    ("customers", "service_agent", Reach.TEAM, Reach.TEAM, Reach.NONE),
    ("customers", "finance", Reach.ALL, Reach.NONE, Reach.NONE),
    ("customers", "read_only", Reach.ALL, Reach.NONE, Reach.NONE),
    ("deals", "sales_manager", Reach.TEAM, Reach.TEAM, Reach.TEAM),
    ("deals", "sales_rep", Reach.TEAM, Reach.OWN, Reach.OWN),
    ("deals", "service_manager", Reach.NONE, Reach.NONE, Reach.NONE),
    ("deals", "service_agent", Reach.NONE, Reach.NONE, Reach.NONE),
    ("tickets", "sales_rep", Reach.ACCOUNT, Reach.NONE, Reach.NONE),
    ("tickets", "service_agent", Reach.TEAM, Reach.TEAM, Reach.NONE),
    ("tickets", "service_manager", Reach.TEAM, Reach.TEAM, Reach.TEAM),
    ("tickets", "finance", Reach.NONE, Reach.NONE, Reach.NONE),
    ("notes", "executive", Reach.NONE, Reach.NONE, Reach.NONE),
    ("notes", "read_only", Reach.NONE, Reach.NONE, Reach.NONE),
    ("notes", "sales_rep", Reach.NONE, Reach.NONE, Reach.NONE),
    ("orders", "admin", Reach.ALL, Reach.NONE, Reach.NONE),
    ("orders", "finance", Reach.ALL, Reach.ALL, Reach.NONE),
    ("coaching", "owner", Reach.NONE, Reach.NONE, Reach.NONE),
    ("coaching", "admin", Reach.NONE, Reach.NONE, Reach.NONE),
    ("targets", "sales_rep", Reach.OWN, Reach.NONE, Reach.NONE),
    ("installation", "admin", Reach.NONE, Reach.NONE, Reach.NONE),
    ("automation", "sales_manager", Reach.NONE, Reach.NONE, Reach.NONE),
    ("automation", "executive", Reach.ALL, Reach.NONE, Reach.NONE),
    ("activities", "finance", Reach.NONE, Reach.NONE, Reach.NONE),
    ("orders", "service_agent", Reach.SEEN, Reach.NONE, Reach.NONE),
    ("promises", "sales_rep", Reach.SEEN, Reach.OWN, Reach.OWN),
]


@pytest.mark.parametrize(("capability", "role", "read", "update", "delete"), CELLS)
def test_the_table_says_how_far_each_role_reaches(capability, role, read, update, delete):
    held = [reach(capability, act, Role(role)) for act in ("read", "update", "delete")]
    assert held == [read, update, delete]


def test_what_is_not_in_the_table_is_denied():
    assert reach("customers", "burn", Role.OWNER) is Reach.NONE
    assert reach("moon", "read", Role.OWNER) is Reach.NONE
    with pytest.raises(UnknownLabel):
        authz.may(System("cli"), "read", "moon.Crater")


def test_only_named_reasons_and_known_people_pass(db):
    assert not authz.scope(System("whim"), Account).exists()
    assert not authz.scope(Visitor("x"), Account).exists()
    assert not authz.may(Visitor("x"), "read", "customers.Account")


def test_every_protected_row_has_an_owner_in_the_table():
    protected = {m._meta.label for m in apps.get_models() if issubclass(m, Protected)}
    assert protected - set(labels()) == set()
    assert {owned.capability for owned in labels().values()} - set(policy.TABLE) == set()


@pytest.mark.parametrize(
    "read",
    [
        list,
        len,
        lambda rows: rows.first(),
        lambda rows: rows.get(pk=1),
        lambda rows: rows.count(),
        lambda rows: rows.exists(),
        lambda rows: rows.aggregate(n=Count("pk")),
        lambda rows: list(rows.values_list("name")),
        lambda rows: list(rows.iterator()),
        lambda rows: rows.in_bulk([1]),
        lambda rows: rows.update(name="x"),
        lambda rows: rows.delete(),
    ],
)
def test_a_read_past_the_gate_raises(db, read):
    with pytest.raises(UnscopedQuery):
        read(Account.objects.all())


def test_rows_that_hang_on_another_are_behind_the_gate_too(db, sales_rep):
    account = Account.objects.create(number=1, name="ハナサキ精機")
    with pytest.raises(UnscopedQuery):
        list(account.contact_links.all())


def test_a_route_that_does_not_say_who_may_use_it_cannot_be_written():
    with pytest.raises(UndeclaredRoute):
        Routes().get("/secrets")


def test_every_route_leads_to_a_kind_of_row_the_table_knows():
    for may in declared().values():
        if " " in may and not may.startswith("signed"):
            act, _, label = may.partition(" ")
            assert label in labels(), may
            assert any(reach(labels()[label].capability, act, role) for role in Role), may
