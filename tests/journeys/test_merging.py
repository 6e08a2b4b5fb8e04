"""Customers and people made one and two again: all that hangs on them goes along, and comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from enishi.bond import standing
from enishi.bond.models import Referral
from enishi.commerce.models import CustomerTerms
from enishi.customers.actions.merging import ACCOUNTS, CONTACTS, merge, unmerge
from enishi.customers.following import followings, follows, undeclared
from enishi.customers.models import Account, AccountContact, Contact, Standing
from enishi.foundation.i18n import say
from enishi.foundation.search.index import put_rows
from enishi.insight import ledger
from enishi.insight.models import RevenueLine
from enishi.interactions.models import Activity
from tests.journeys.hanging import WHY, hang, new_account, new_contact, set_up

LOG = {"Event", "EventValues", "EventSeal", "Merge", "Job", "Pending", "Sequence"}
COUNTED = ("version", "updated_at")


def every(model: Any) -> Any:
    manager = model._default_manager
    return manager.unscoped(WHY) if hasattr(manager, "unscoped") else manager.all()


def photograph(*counted: Any) -> dict[str, Any]:
    """Every table but the log. Derived rows by what they say; the merged rows without their counts."""
    tables: dict[str, Any] = {}
    for model in apps.get_models():
        if not model.__module__.startswith("enishi.") or model.__name__ in LOG:
            continue
        columns = [one.attname for one in model._meta.concrete_fields]
        if model in (Standing, RevenueLine) or model.__name__ == "SearchRow":
            columns = [c for c in columns if c not in ("id", "uid", "seq", "created_at", *COUNTED)]
        rows = {}
        for row in every(model).order_by(*columns[:1]).values(*columns):
            if (model._meta.label, row.get("id")) in {(one._meta.label, one.pk) for one in counted}:
                row = {name: value for name, value in row.items() if name not in COUNTED}
            rows[str(sorted(row.items(), key=lambda item: item[0]))] = row
        tables[model._meta.label] = set(rows)
    return tables


@contextmanager
def undone() -> Iterator[None]:
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


@pytest.fixture
def shared(organisation) -> dict[str, Any]:
    return set_up()


def derive(*accounts: Account) -> None:
    keys = {account.pk for account in accounts}
    standing.refresh(keys)
    ledger.write_lines(keys)
    put_rows("customers.Account", every(Account).filter(pk__in=keys))
    put_rows("customers.Contact", every(Contact))


FAMILY = st.sampled_from(["strangers", "kept_below", "gone_below", "kept_far_below", "child"])
ONE_SIDE = st.sampled_from([(), ("kept",), ("gone",), ("kept", "gone")])
PLACES = st.dictionaries(
    st.sampled_from(["kept", "gone"]),
    st.dictionaries(st.sampled_from(["a", "b", "c"]), st.booleans(), max_size=3),
)


@settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    kept_rows=st.integers(0, 2),
    gone_rows=st.integers(0, 2),
    family=FAMILY,
    places=PLACES,
    terms=ONE_SIDE,
    referred=ONE_SIDE,
    take=st.lists(st.sampled_from(["name", "phone", "note", "sales_owner", "employees"]), unique=True),
)
def test_a_merge_keeps_everything_and_taken_back_leaves_no_trace(
    shared, admin, sales_rep, kept_rows, gone_rows, family, places, terms, referred, take
):
    with undone():
        kept = new_account(
            "株式会社花咲", phone="03-1111-1111", sales_owner_id=sales_rep.user_id, employees=5
        )
        gone = new_account("花咲㈱", phone="06-2222-2222", note="覚え", external_id="OLD-1")
        relate(kept, gone, family)
        sides = {"kept": kept, "gone": gone}
        people = {name: new_contact(name) for name in "abc"}
        for side, held in places.items():
            for name, main in held.items():
                AccountContact.objects.create(
                    account=sides[side], contact=people[name], is_primary=main, title=f"{side}長"
                )
        for side in terms:
            CustomerTerms.objects.create(account=sides[side], terms={"closing_day": 20})
        for side in referred:
            Referral.objects.create(referred_account=sides[side], referred_on=date(2026, 4, 20))
        Referral.objects.create(
            referred_account=new_account("紹介先"), referring_account=gone, referrer=people["a"],
            referred_on=date(2026, 4, 1),
        )  # fmt: skip
        for side, count in (("kept", kept_rows), ("gone", gone_rows)):
            for turn in range(count):
                hang(sides[side], people["abc"[turn]], shared, f"{side}{turn}")
        derive(kept, gone)
        before = photograph(kept, gone)

        one = merge(admin, ACCOUNTS, kept.uid, gone.uid, version=1, gone_version=1, take=take)

        left = {
            f.key: every(f.rows).filter(**{f.column: gone.pk}, **dict(f.where)).count()
            for f in followings(Account)
        }
        assert left.pop("customers.Standing.account") == 1
        assert set(left.values()) == {0}
        assert Activity.objects.unscoped(WHY).filter(account=kept).count() == kept_rows + gone_rows
        assert RevenueLine.objects.unscoped(WHY).filter(account=kept).count() == kept_rows + gone_rows
        mains = AccountContact.objects.unscoped(WHY).filter(account=kept, is_primary=True)
        assert mains.count() == bool([m for held in places.values() for m in held.values() if m])

        unmerge(admin, ACCOUNTS, one.uid)

        after = photograph(kept, gone)
        assert {
            t: (before[t] - after[t], after[t] - before[t]) for t in before if before[t] != after[t]
        } == {}


def relate(kept: Account, gone: Account, family: str) -> None:
    between = new_account("間の会社")
    if family == "kept_below":
        kept.parent = gone
    elif family == "gone_below":
        gone.parent = kept
    elif family == "kept_far_below":
        kept.parent, between.parent = between, gone
    elif family == "child":
        between.parent = gone
    for row in (kept, gone, between):
        row.save()


def test_people_are_made_one_with_all_they_said_and_two_again(shared, admin):
    account, other = new_account("花咲"), new_account("別の会社")
    kept, gone = new_contact("佐藤"), new_contact("さとう", email="sato@hanasaki.example")
    AccountContact.objects.create(account=account, contact=kept, department="営業部")
    AccountContact.objects.create(account=account, contact=gone, title="部長", is_primary=True)
    AccountContact.objects.create(account=other, contact=gone)
    hang(account, gone, shared, "gone")
    Referral.objects.create(referred_account=other, referrer=gone, referred_on=date(2026, 4, 1))
    derive(account, other)
    before = photograph(kept, gone)

    one = merge(admin, CONTACTS, kept.uid, gone.uid, version=1, gone_version=1, take=["email"])

    assert {f.key: every(f.rows).filter(**{f.column: gone.pk}, **dict(f.where)).count() for f in followings(Contact)} == dict.fromkeys(
        (f.key for f in followings(Contact)), 0
    )  # fmt: skip
    links = AccountContact.objects.unscoped(WHY).filter(contact=kept).order_by("account_id")
    assert list(links.values_list("account_id", "department", "title", "is_primary")) == [
        (account.pk, "営業部", "部長", True),
        (other.pk, "", "", False),
    ]
    kept.refresh_from_db()
    assert (kept.email, kept.email_key) == ("sato@hanasaki.example", "sato@hanasaki.example")
    unmerge(admin, CONTACTS, one.uid)
    assert photograph(kept, gone) == before


def test_every_key_to_a_customer_or_person_is_declared_to_go_along_and_has_words():
    for model in (Account, Contact):
        assert undeclared(model) == []
        for language in ("ja", "en"):
            assert all(
                say(f"follows.{one.label}", language) for one in followings(model) if one.rows is not Standing
            )


def test_a_key_that_no_room_declared_is_found(monkeypatch):
    known = dict(vars(apps)["app_configs"])
    assert known
    monkeypatch.setattr("enishi.customers.following._followings", {})
    follows("sales.Deal", "account")
    follows("commerce.CustomerTerms", "account")
    found = undeclared(Account)
    assert "sales.Deal.account" not in found
    assert {"sales.Lead.account", "commerce.CustomerTerms.account is unique"} <= set(found)
