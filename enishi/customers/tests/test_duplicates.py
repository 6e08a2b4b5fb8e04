"""Warnings while a customer or a person is typed."""

from urllib.parse import urlencode

import pytest

from enishi.customers.actions import create_account, create_contact


@pytest.fixture
def known(sales_rep):
    facts = {
        "name": "株式会社ハナサキ精機",
        "corporate_number": "7999901000001",
        "phone": "03-1234-5678",
        "postal_code": "105-0011",
        "email": "info@hanasaki.example",
    }
    return create_account(sales_rep, facts)


@pytest.fixture
def numberless(sales_rep):
    facts = {"name": "青葉商事（株）", "phone": "06-1234-5678", "email": "aoba@gmail.com"}
    return create_account(sales_rep, facts)


def matches(api, actor, kind="accounts", **typed):
    answer = api(actor).get(f"/{kind}/duplicates?{urlencode(typed)}").json()
    return [(item["name"], item["match"]) for item in answer["items"]]


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ({"name": "花咲", "corporate_number": "7999901000001"}, "certain"),
        ({"name": "", "corporate_number": "７９９９９－０１０００００１"}, "certain"),
        ({"name": "㈱ハナサキ精機", "phone": "(03)1234-5678"}, "strong"),
        ({"name": "㈱ハナサキ精機", "postal_code": "１０５００１１"}, "strong"),
        ({"name": "㈱ハナサキ精機", "email": "sato@hanasaki.example"}, "strong"),
        ({"name": "ﾊﾅｻｷ精機㈱", "phone": "03-1234-5678"}, "candidate"),
        ({"name": "ハナサキ精機"}, "candidate"),
        ({"name": "株式会社ハナサキ精機", "corporate_number": "6999901000002"}, "never"),
    ],
)
def test_how_sure_it_is_that_a_typed_company_is_one_we_know(api, sales_rep, known, typed, match):
    assert matches(api, sales_rep, **typed) == [("株式会社ハナサキ精機", match)]


@pytest.mark.parametrize(
    "typed", [{"name": ""}, {"name": "株式会社"}, {"phone": "03-1234-5678"}, {"name": "ハナ"}]
)
def test_half_typed_names_and_a_number_alone_say_nothing(api, sales_rep, known, typed):
    assert matches(api, sales_rep, **typed) == []


def test_a_shared_mail_domain_is_no_evidence(api, sales_rep, numberless):
    typed = {"name": "青葉商事㈱", "email": "other@gmail.com"}
    assert matches(api, sales_rep, **typed) == [("青葉商事（株）", "candidate")]


def test_the_account_being_edited_is_not_its_own_duplicate(api, sales_rep, known):
    assert matches(api, sales_rep, name="株式会社ハナサキ精機", except_id=str(known.uid)) == []


def test_the_surest_match_stands_first(api, sales_rep, known):
    create_account(sales_rep, {"name": "ハナサキ精機"})
    typed = {"name": "株式会社ハナサキ精機", "phone": "0312345678"}
    assert matches(api, sales_rep, **typed) == [
        ("株式会社ハナサキ精機", "strong"),
        ("ハナサキ精機", "candidate"),
    ]


def test_a_person_is_known_by_address_mobile_or_name_at_the_customer(api, sales_rep, known):
    facts = {"family_name": "渡邊", "given_name": "千尋", "email": "W@a.example", "mobile": "080-1234-5678"}
    create_contact(sales_rep, facts, account_id=known.uid)

    def like(**typed):
        return matches(api, sales_rep, "contacts", **typed)

    assert like(email="w@A.example") == [("渡邊 千尋", "strong")]
    assert like(mobile="+81 80 1234 5678") == [("渡邊 千尋", "strong")]
    assert like(family_name="渡辺", given_name="千尋") == [("渡邊 千尋", "candidate")]
    assert like(family_name="渡辺", given_name="千尋", account_id=str(known.uid)) == [("渡邊 千尋", "strong")]
    assert like(family_name="渡辺", given_name="") == []
