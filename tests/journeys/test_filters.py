"""Every list asks the questions of its declared fields, and no other; the gate stands below each of them."""

import json
from datetime import UTC, date, datetime
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.commerce.actions import LineFacts, create_product, record_order
from enishi.commerce.contracts.actions import create_contract, create_item
from enishi.commerce.deliveries.actions import record_delivery
from enishi.commerce.invoices.actions import draft_invoice
from enishi.commerce.payments.actions import record_payment
from enishi.customers.actions import create_account, create_contact
from enishi.customers.models import Contact
from enishi.foundation import clock, filters
from enishi.foundation.filters.wording import choice_names, name_of
from enishi.foundation.i18n.catalogue import catalogue
from enishi.foundation.worktime.periods import PERIODS
from enishi.sales.actions import create_deal, create_lead, ensure_default_pipeline
from enishi.sales.demos.actions import plan_demo
from enishi.sales.quotes.actions import create_quote
from enishi.service.actions import open_ticket

SALES = ("leads", "deals", "quotes", "demos", "orders", "deliveries", "invoices", "payments")
LISTS = ("accounts", "contacts", *SALES, "tickets", "contracts", "items")
YEN = {"amount": 3_000_000, "currency": "JPY"}
UID = "00000000-0000-0000-0000-000000000007"
VALUES = {
    "text": ["株式会社", "100%_\\", "'; DROP TABLE x; --"],
    "number": [3, 0, -7, 2**53],
    "money": [YEN, {"amount": 0, "currency": "JPY"}],
    "date": ["2026-11-20"],
    "moment": ["2026-11-20"],
    "person": [["me"], ["my_teams", UID], [UID]],
    "record": [[UID]],
    "yes": [True, False],
    "tags": [["至急"], ["至急", "夜間"]],
}


def asked(key: str, *parts: dict, join: str = "all") -> str:
    return f"/{key}?filter={quote(json.dumps({join: parts}))}"


def questions(field: filters.Field) -> list[dict]:
    """Every operator of a field with values it may be asked with."""
    found = []
    for op in filters.operators(field):
        values = VALUES.get(field.type.value) or [list(field.choices[:2])]
        if op in ("empty", "filled"):
            values = [None]
        elif op == "within":
            values = [*PERIODS, "last_30_days"]
        elif op == "between":
            values = [[values[0], values[-1]]]
        found += [{"field": field.name, "op": op, "value": value} for value in values]
    return found


def bill(cli, account):
    """An order of the customer, delivered, with a draft of its invoice, and money that came in."""
    line = LineFacts(text="導入設置", unit_price=350_000)
    order = record_order(cli, account=account, owner=None, ordered_on=date(2026, 11, 2), lines=[line])
    record_delivery(cli, order.uid, delivered_on=date(2026, 11, 5))
    draft_invoice(cli, order.uid)
    record_payment(cli, account=account, received_on=date(2026, 11, 20), amount=100, payer="ﾊﾅｻｷ", note="")


@pytest.fixture
def house(sales_rep, service_agent, cli, organisation):
    """A customer with a person, a deal and its quote, an order and its money, a lead, a ticket, a contract and a machine."""
    ensure_default_pipeline(cli)
    values = {"name": "株式会社ハナサキ精機", "prefecture": "東京都", "employees": 120}
    account = create_account(sales_rep, values)
    create_contact(sales_rep, {"family_name": "渡辺", "given_name": "千尋"}, account_id=account.uid)
    deal = create_deal(
        sales_rep, {"name": "振動センサー一式", "account_id": account.uid, "amount": 3_400_000}
    )
    create_quote(sales_rep, deal.uid)
    plan_demo(sales_rep, deal, {"title": "製品のご紹介", "starts_at": clock.now(), "guests": []})
    bill(cli, account)
    create_lead(sales_rep, {"family_name": "佐々木", "company": "みさき電装"})
    open_ticket(service_agent, {"subject": "欠測", "channel_kind": "mail"}, text="欠測です。")
    product = create_product(cli, {"code": "MG-10", "name": "ゲートウェイ MG-10"})
    year = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}
    create_contract(cli, {"name": "年間保守", "account_id": account.uid, **year})
    create_item(cli, {"account_id": account.uid, "product_id": product.uid, "serial": "MG10-260017"})
    return account


@pytest.mark.parametrize("key", LISTS)
def test_every_question_of_every_field_is_one_the_database_answers(api, owner, house, key):
    listed = api(owner)
    for field in filters.fields_of(key).values():
        for question in questions(field):
            answer = listed.get(asked(key, question))
            assert answer.status_code == 200, (question, answer.json())
            turned = filters.OPPOSITE.get(question["op"])
            if turned:
                other = listed.get(asked(key, question | {"op": turned}))
                assert answer.json()["total"] + other.json()["total"] == 1, question


@pytest.mark.parametrize("key", LISTS)
def test_every_field_and_choice_is_named_in_both_languages(key):
    for language in ("ja", "en"):
        for field in filters.listing(key).fields:
            assert name_of(key, field, language)
            unnamed = [v for v, name in choice_names(key, field, language).items() if v == name]
            assert unnamed == [] or field.name == "prefecture"
    codes = "unreadable too_long too_deep unknown_field unknown_operator bad_value".split()
    assert {f"field.filter_{code}" for code in codes} <= catalogue("ja").keys()


@pytest.mark.parametrize(
    ("key", "parts", "found"),
    [
        ("accounts", [{"field": "name", "op": "contains", "value": "㈱はなさき"}], 0),
        ("accounts", [{"field": "name", "op": "contains", "value": "ﾊﾅｻｷ"}], 1),
        ("accounts", [{"field": "name", "op": "starts", "value": "ハナサキ"}], 0),
        ("accounts", [{"field": "employees", "op": "between", "value": [100, 120]}], 1),
        ("accounts", [{"field": "open_tickets", "op": "at_most", "value": 0}], 1),
        ("accounts", [{"field": "open_tickets", "op": "at_least", "value": 1}], 0),
        ("accounts", [{"field": "created_at", "op": "within", "value": "today"}], 1),
        ("accounts", [{"field": "created_at", "op": "within", "value": "yesterday"}], 0),
        ("accounts", [{"field": "city", "op": "empty"}, {"field": "kana", "op": "filled"}], 0),
        ("contacts", [{"field": "department", "op": "empty"}], 1),
        ("contacts", [{"field": "department", "op": "contains", "value": "製造"}], 0),
        ("deals", [{"field": "amount", "op": "at_least", "value": YEN}], 1),
        ("deals", [{"field": "amount", "op": "at_least", "value": YEN | {"currency": "USD"}}], 0),
        ("deals", [{"field": "owner", "op": "any_of", "value": ["me"]}], 1),
        ("deals", [{"field": "owner", "op": "none_of", "value": ["me"]}], 0),
        ("tickets", [{"field": "assignee", "op": "none_of", "value": ["me"]}], 1),
        ("tickets", [{"field": "priority", "op": "any_of", "value": ["2", "4"]}], 1),
    ],
)
def test_a_filter_finds_what_it_says(api, sales_rep, service_agent, house, key, parts, found):
    reader = service_agent if key == "tickets" else sales_rep
    assert api(reader).get(asked(key, *parts)).json()["total"] == found


def test_any_and_all_may_stand_in_each_other(api, sales_rep, house):
    create_account(sales_rep, {"name": "みさき電装", "prefecture": "大阪府"})
    create_account(sales_rep, {"name": "はまなす商会", "prefecture": "大阪府", "employees": 5})
    tokyo = {"field": "prefecture", "op": "any_of", "value": ["東京都"]}
    osaka = {"field": "prefecture", "op": "any_of", "value": ["大阪府"]}
    small = {"field": "employees", "op": "at_most", "value": 10}
    assert (
        api(sales_rep).get(asked("accounts", tokyo, {"all": [osaka, small]}, join="any")).json()["total"] == 2
    )
    assert api(sales_rep).get(asked("accounts", osaka, small)).json()["total"] == 1
    assert api(sales_rep).get(asked("accounts", tokyo, osaka)).json()["total"] == 0


def test_a_day_is_a_day_of_the_organisations_zone(api, sales_rep, house):
    # 23:30 on the 19th in UTC is the morning of the 20th in Tokyo.
    with clock.at(datetime(2026, 11, 19, 23, 30, tzinfo=UTC)):
        create_account(sales_rep, {"name": "あさひ工業"})
    on = {"field": "created_at", "op": "on", "value": "2026-11-20"}
    before = {"field": "created_at", "op": "until", "value": "2026-11-19"}
    assert api(sales_rep).get(asked("accounts", on)).json()["total"] == 1
    assert api(sales_rep).get(asked("accounts", before)).json()["total"] == 0


@pytest.mark.parametrize(
    ("part", "place"),
    [
        ({"field": "password", "op": "is", "value": "x"}, "field"),
        ({"field": "owner__password", "op": "starts", "value": "a"}, "field"),
        ({"field": "__class__", "op": "is", "value": "x"}, "field"),
        ({"field": "account__parent__sales_owner", "op": "filled"}, "field"),
        ({"field": "name", "op": "regex", "value": "(a+)+$"}, "op"),
        ({"field": "amount", "op": "contains", "value": "1"}, "op"),
        ({"field": "created_at", "op": "empty"}, "op"),
        ({"field": "name", "op": "contains", "value": " "}, "value"),
        ({"field": "name", "op": "contains", "value": {"sql": "1=1"}}, "value"),
        ({"field": "name", "op": "contains", "value": "長" * 301}, "value"),
        ({"field": "amount", "op": "is", "value": 7}, "value"),
        ({"field": "amount", "op": "is", "value": YEN | {"amount": 2**70}}, "value"),
        ({"field": "amount", "op": "between", "value": [YEN, YEN | {"currency": "USD"}]}, "value"),
        ({"field": "probability", "op": "is", "value": True}, "value"),
        ({"field": "probability", "op": "between", "value": [1]}, "value"),
        ({"field": "expected_close", "op": "on", "value": "2026-02-30"}, "value"),
        ({"field": "expected_close", "op": "on", "value": "0001-01-01"}, "value"),
        ({"field": "expected_close", "op": "within", "value": "last_99999_days"}, "value"),
        ({"field": "kind", "op": "any_of", "value": ["new", "password"]}, "value"),
        ({"field": "kind", "op": "any_of", "value": []}, "value"),
        ({"field": "owner", "op": "any_of", "value": ["__all__"]}, "value"),
        ({"field": "account", "op": "any_of", "value": ["me"]}, "value"),
        ({"field": "account", "op": "any_of", "value": [UID] * 101}, "value"),
    ],
)
def test_b58_what_no_field_offers_is_refused_in_words(api, sales_rep, house, part, place):
    answer = api(sales_rep).get(asked("deals", part))
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == [f"filter.all.0.{place}"]


def test_b58_no_declared_path_leads_to_a_secret():
    for key in LISTS:
        for field in filters.listing(key).fields:
            assert not {"password", "key_hash", "secret", "mobile", "memo"} & set(field.path.split("__"))


def test_b03_a_filter_counts_only_what_the_reader_may_see(api, sales_rep, other_rep, house):
    theirs = create_account(other_rep, {"name": "大阪の客"})
    create_contact(other_rep, {"family_name": "川端"}, account_id=theirs.uid)
    everything = {"field": "name", "op": "filled"}
    assert api(sales_rep).get(asked("accounts", everything, join="any")).json()["total"] == 1
    assert api(other_rep).get(asked("accounts", everything)).json()["items"][0]["name"] == "大阪の客"


def test_b03_a_person_is_not_found_by_a_place_the_reader_may_not_see(api, sales_rep, other_rep, house):
    person = Contact.objects.unscoped("test").get()
    theirs = create_account(other_rep, {"name": "大阪の客"})
    person.account_links.create(account=theirs, contact=person, department="極秘室")
    hidden = {"field": "department", "op": "contains", "value": "極秘"}
    assert api(sales_rep).get(asked("contacts", hidden)).json()["total"] == 0
    at = {"field": "account", "op": "any_of", "value": [str(theirs.uid)]}
    assert api(sales_rep).get(asked("contacts", at)).json()["total"] == 0
    assert api(other_rep).get(asked("contacts", hidden)).json()["total"] == 1


def test_a_filter_costs_no_statement_more(api, sales_rep, house, django_assert_num_queries):
    listed = api(sales_rep)
    listed.get("/deals")
    with CaptureQueriesContext(connection) as plain:
        listed.get("/deals")
    with django_assert_num_queries(len(plain)):
        listed.get(asked("deals", {"field": "owner", "op": "any_of", "value": ["me"]}))
