"""Who may have a person erased, and what they are told before."""

from datetime import date
from decimal import Decimal

import pytest

from enishi.commerce.actions import LineFacts, issue_order_confirmation, record_order
from enishi.customers.actions import create_account, create_contact
from enishi.customers.models import Account, Contact
from enishi.foundation import clock
from enishi.foundation.authz import TokenActor
from enishi.foundation.errors import NotAllowed
from enishi.interactions.models import Conversation, Message
from enishi.privacy import jobs, rules
from enishi.privacy.actions import ask_erasure
from enishi.privacy.models import Erasure
from enishi.privacy.queries import foreseen
from enishi.privacy.rules import TOMBSTONE
from enishi.sales.capture.actions import create_form
from enishi.sales.models import FormPost

WHY = "looking in a test"
NAME = "渡辺 千尋"


@pytest.fixture
def account(sales_rep):
    return create_account(sales_rep, {"name": "株式会社ハナサキ精機"})


@pytest.fixture
def contact(sales_rep, account):
    person = {"family_name": "渡辺", "given_name": "千尋", "email": "watanabe@hanasaki.example"}
    return create_contact(sales_rep, person, account_id=account.uid)


def erased(actor, contact) -> Erasure:
    erasure = ask_erasure(actor, contact.uid, name=NAME, ground="request")
    jobs.erase.func(erasure.pk)
    erasure.refresh_from_db()
    contact.refresh_from_db()
    return erasure


@pytest.mark.parametrize("role", ["owner", "admin"])
def test_owners_and_administrators_erase(request, role, contact, outbox):
    erasure = ask_erasure(request.getfixturevalue(role), contact.uid, name=NAME, ground="consent")
    assert (erasure.state, erasure.ground) == ("waiting", "consent")
    assert ("privacy.jobs.erase", {"erasure_id": erasure.pk}) in outbox()


@pytest.mark.parametrize(
    "role", ["sales_rep", "sales_manager", "service_manager", "service_agent", "read_only"]
)
def test_nobody_else_does(request, role, contact):
    with pytest.raises(NotAllowed):
        ask_erasure(request.getfixturevalue(role), contact.uid, name=NAME, ground="request")
    assert Erasure.objects.unscoped(WHY).count() == 0


def test_no_program_does(owner, contact):
    token = TokenActor(
        owner, 1, frozenset({"audit:write", "audit:read", "customers:write", "customers:delete"})
    )
    with pytest.raises(NotAllowed):
        ask_erasure(token, contact.uid, name=NAME, ground="request")
    assert Erasure.objects.unscoped(WHY).count() == 0


def test_without_the_name_nothing_happens(owner, contact):
    with pytest.raises(rules.NameDiffers):
        ask_erasure(owner, contact.uid, name="渡辺", ground="request")
    assert Erasure.objects.unscoped(WHY).count() == 0


def test_nobody_is_erased_twice_at_once(owner, contact):
    ask_erasure(owner, contact.uid, name=NAME, ground="request")
    with pytest.raises(rules.UnderWay):
        ask_erasure(owner, contact.uid, name=NAME, ground="request")


def test_issued_documents_stay_and_say_until_when(owner, contact, account):
    order = record_order(
        owner,
        account=account,
        owner=None,
        contact=contact,
        ordered_on=date(2026, 11, 2),
        lines=[LineFacts(text="設置", quantity=Decimal(1), unit_price=1000)],
    )
    document = issue_order_confirmation(owner, order.uid, language="ja")
    told = foreseen(owner, contact)
    assert [one.number for one in told.kept] == [document.number]

    erasure = erased(owner, contact)

    assert erasure.held == [{"kind": "document", "number": document.number, "until": "2034-05-31"}]
    kept = type(document).objects.unscoped(WHY).get()
    assert kept.addressee == document.addressee


def test_a_colleague_and_a_namesakes_thread_stay_as_they_were(owner, sales_rep, contact, account):
    other = create_contact(sales_rep, {"family_name": "渡辺", "given_name": "浩"}, account_id=account.uid)
    thread = Conversation.objects.create(account=account, contact=other)
    text = "渡辺です。渡辺千尋から引き継ぎました。"
    Message.objects.create(
        conversation=thread,
        contact=other,
        direction="in",
        channel_kind="mail",
        text=text,
        sent_at=contact.created_at,
    )

    erased(owner, contact)

    assert Contact.objects.unscoped(WHY).get(pk=other.pk).family_name == "渡辺"
    assert Message.objects.unscoped(WHY).get().text == f"渡辺です。{TOMBSTONE}から引き継ぎました。"


def test_a_shared_address_is_nobodys_alone(owner, sales_rep, contact, account):
    other = create_contact(
        sales_rep, {"family_name": "森", "email": "watanabe@hanasaki.example"}, account_id=account.uid
    )
    erased(owner, contact)
    assert Contact.objects.unscoped(WHY).get(pk=other.pk).email == "watanabe@hanasaki.example"


def test_a_customer_that_is_the_person_goes_with_them_and_a_company_stays(owner, sales_rep, contact, account):
    home = create_account(sales_rep, {"name": "渡辺 千尋", "kind": "person", "note": "常連"})
    person = create_contact(sales_rep, {"family_name": "渡辺", "given_name": "千尋"}, account_id=home.uid)
    erased(owner, person)
    private = Account.objects.unscoped(WHY).get(pk=home.pk)
    assert (private.name, private.note) == (TOMBSTONE, "")
    assert Account.objects.unscoped(WHY).get(pk=account.pk).name == "株式会社ハナサキ精機"
    assert Contact.objects.unscoped(WHY).get(pk=contact.pk).family_name == "渡辺"


def test_what_they_posted_to_a_form_is_emptied_also_where_it_became_no_lead(owner, contact):
    asked = [{"name": "family_name"}, {"name": "email"}]
    form = create_form(owner, {"name": "資料請求", "title": "資料請求", "fields": asked})
    held = {"form": form, "state": FormPost.SUSPECT, "posted_at": clock.now()}
    theirs = FormPost.objects.create(
        values={"family_name": "渡辺", "email": "Watanabe@hanasaki.example"},
        answers=[{"label": "ご予算は", "text": "300万円"}],
        utm={"utm_source": "mail"},
        page="https://minamo.example/",
        **held,
    )
    other = FormPost.objects.create(values={"family_name": "林", "email": "hayashi@b.example"}, **held)
    erased(owner, contact)
    for post in (theirs, other):
        post.refresh_from_db()
    assert (theirs.values, theirs.answers, theirs.utm, theirs.page) == ({}, [], {}, "")
    assert other.values == {"family_name": "林", "email": "hayashi@b.example"}
