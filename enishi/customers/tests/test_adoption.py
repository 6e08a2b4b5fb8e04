"""A lead's company and person become a customer."""

import pytest

from enishi.customers.actions import PersonFacts, adopt_account, create_account
from enishi.customers.models import Account, AccountContact, Contact
from enishi.foundation.errors import BadInput
from enishi.staff.models import User

WATANABE = PersonFacts(
    family_name="渡辺",
    given_name="千尋",
    family_kana="わたなべ",
    given_kana="ちひろ",
    department="営業部",
    title="課長",
    email="watanabe@hanasaki.example",
    phone="03-1234-5678",
)


def adopt(actor, **changed):
    owner = User.objects.get(pk=actor.user_id)
    facts = {"account": None, "company": "株式会社ハナサキ精機", "corporate_number": "", "person": WATANABE}
    done = adopt_account(actor, **(facts | {"owner": owner} | changed))
    return done.account, done.contact


def everything(model):
    return model.objects.unscoped("counting in a test")


def test_a_lead_of_a_new_company_makes_an_account_with_its_person(sales_rep, events_of):
    account, contact = adopt(sales_rep)
    assert (account.name, account.number, account.core_key) == ("株式会社ハナサキ精機", 1, "ハナサキ精機")
    assert account.sales_owner_id == sales_rep.user_id
    assert (contact.family_kana, contact.email_key) == ("ワタナベ", "watanabe@hanasaki.example")
    link = everything(AccountContact).get(account=account, contact=contact)
    assert (link.department, link.title) == ("営業部", "課長")
    assert events_of(account) == ["account.created"]
    assert events_of(contact) == ["contact.created"]


def test_the_same_corporate_number_adopts_into_the_account_we_know(sales_rep):
    known = create_account(sales_rep, {"name": "ハナサキ精機㈱", "corporate_number": "7999901000001"})
    account, _ = adopt(sales_rep, corporate_number="７９９９９０１０００００１")
    assert account == known


def test_the_same_name_alone_never_decides(sales_rep):
    known = create_account(sales_rep, {"name": "株式会社ハナサキ精機"})
    account, _ = adopt(sales_rep)
    assert account != known


def test_a_person_known_at_the_account_is_not_entered_twice(sales_rep):
    account, first = adopt(sales_rep)
    again, second = adopt(sales_rep, account=account)
    assert (again, second) == (account, first)
    assert everything(Contact).count() == 1


def test_a_lead_without_a_company_is_a_customer_in_person(sales_rep):
    account, _ = adopt(sales_rep, company="")
    assert (account.kind, account.name) == (Account.PERSON, "渡辺 千尋")


def test_an_account_nobody_sells_to_gets_the_lead_s_owner(sales_rep):
    free = create_account(sales_rep, {"name": "青葉商事株式会社", "sales_owner_id": None})
    account, _ = adopt(sales_rep, account=free)
    account.refresh_from_db()
    assert (account.sales_owner_id, account.version) == (sales_rep.user_id, 2)


def test_a_broken_corporate_number_leaves_nothing_behind(sales_rep):
    with pytest.raises(BadInput) as refused:
        adopt(sales_rep, corporate_number="7999901000002")
    assert refused.value.fields == {"corporate_number": "corporate_number_check"}
    assert everything(Account).count() == 0
