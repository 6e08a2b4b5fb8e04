"""The search box over customers and their people."""

from urllib.parse import quote

import pytest

from enishi.customers.actions import create_account, create_contact, update_account, update_contact
from enishi.foundation import search
from enishi.foundation.actions import one_transaction
from enishi.foundation.search.models import SearchRow


@pytest.fixture
def people(sales_rep):
    """Two customers with a person each, of one sales rep."""
    hanasaki = create_account(
        sales_rep,
        {
            "name": "株式会社ハナサキ精機",
            "kana": "はなさきせいき",
            "phone": "03-1234-5678",
            "corporate_number": "7999901000001",
            "prefecture": "東京都",
            "city": "港区",
        },
    )
    aoba = create_account(sales_rep, {"name": "青葉商事㈱"})
    place = {"department": "営業部", "title": "課長"}
    create_contact(
        sales_rep,
        {
            "family_name": "渡邊",
            "given_name": "千尋",
            "family_kana": "ワタナベ",
            "mobile": "+81 80-1234-5678",
        },
        account_id=hanasaki.uid,
        place=place,
    )
    create_contact(sales_rep, {"family_name": "林", "email": "a..hayashi@docomo.ne.jp"}, account_id=aoba.uid)
    return hanasaki, aoba


def titles(api, actor, query):
    answer = api(actor).get(f"/search?q={quote(query)}")
    assert answer.status_code == 200
    return [item["title"] for group in answer.json()["groups"] for item in group["items"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ハナサキ", ["株式会社ハナサキ精機"]),
        ("ﾊﾅｻｷ", ["株式会社ハナサキ精機"]),
        ("はなさき", ["株式会社ハナサキ精機"]),
        ("精機", ["株式会社ハナサキ精機"]),
        ("ナ", ["株式会社ハナサキ精機", "渡邊 千尋"]),
        ("青葉商事", ["青葉商事㈱"]),
        ("渡辺", ["渡邊 千尋"]),
        ("渡辺　千尋", ["渡邊 千尋"]),
        ("わたなべ", ["渡邊 千尋"]),
        ("林", ["林"]),
        ("0312345678", ["株式会社ハナサキ精機"]),
        ("03-1234-5678", ["株式会社ハナサキ精機"]),
        ("080-1234-5678", ["渡邊 千尋"]),
        ("08012345678", ["渡邊 千尋"]),
        ("7999901000001", ["株式会社ハナサキ精機"]),
        ("a..hayashi@docomo", ["林"]),
        ("HAYASHI", ["林"]),
        ("#2", ["青葉商事㈱", "株式会社ハナサキ精機", "渡邊 千尋"]),
        ("ハナ 青葉", []),
        ("!?", []),
        ("", []),
    ],
)
def test_any_part_of_a_name_reading_number_or_address_is_found(api, sales_rep, people, query, expected):
    assert titles(api, sales_rep, query) == expected


def test_a_hit_says_what_tells_it_from_others_of_its_name(api, sales_rep, people):
    groups = api(sales_rep).get(f"/search?q={quote('ナ')}").json()["groups"]
    (account,), (contact,) = [group["items"] for group in groups]
    assert (account["kind"], account["number"], account["subtitle"]) == ("account", 1, "東京都港区")
    assert (contact["kind"], contact["number"]) == ("contact", None)
    assert contact["subtitle"] == "株式会社ハナサキ精機 営業部 課長"


def test_the_exact_name_stands_first_then_beginnings_then_the_newest(api, sales_rep):
    for name in ("株式会社田中", "新田中工業", "田中製作所株式会社", "田中電機", "大田中央"):
        create_account(sales_rep, {"name": name})
    assert titles(api, sales_rep, "田中") == [
        "株式会社田中",
        "田中電機",
        "田中製作所株式会社",
        "大田中央",
        "新田中工業",
    ]


def test_a_changed_name_is_found_by_the_new_one_only(api, sales_rep, people):
    hanasaki, _ = people
    update_account(sales_rep, hanasaki.uid, {"name": "株式会社サクラ精機", "kana": ""}, version=1)
    assert titles(api, sales_rep, "サクラ") == ["株式会社サクラ精機"]
    assert titles(api, sales_rep, "ハナサキ") == []
    assert SearchRow.objects.filter(label="customers.Account").count() == 2


def test_what_is_in_the_bin_is_not_found(api, sales_rep, people):
    hanasaki, _ = people
    api(sales_rep).delete(f"/accounts/{hanasaki.uid}", if_match='"1"')
    assert titles(api, sales_rep, "ハナサキ") == []
    api(sales_rep).post(f"/accounts/{hanasaki.uid}/restore")
    assert titles(api, sales_rep, "ハナサキ") == ["株式会社ハナサキ精機"]


def test_b03_search_never_shows_rows_of_another_team(api, other_rep, people):
    for query in ("ハナサキ", "渡辺", "0312345678", "7999901000001", "林", "1"):
        assert titles(api, other_rep, query) == []


def test_b03_others_rows_never_crowd_out_one_s_own(api, sales_rep, other_rep):
    create_account(other_rep, {"name": "田中の店"})
    for number in range(30):
        create_account(sales_rep, {"name": f"田中第{number}工場"})
    assert titles(api, other_rep, "田中") == ["田中の店"]


def test_the_list_of_accounts_narrows_by_the_same_words(api, sales_rep, people):
    answer = api(sales_rep).get(f"/accounts?q={quote('ハナサキ')}").json()
    assert (answer["total"], answer["items"][0]["name"]) == (1, "株式会社ハナサキ精機")
    assert api(sales_rep).get(f"/contacts?q={quote('080-1234')}").json()["total"] == 1
    assert api(sales_rep).get(f"/accounts?q={quote('！？')}").json()["total"] == 0


@pytest.mark.parametrize(
    "text", ["'", '"', "\\", "%", "_", "田中\x00", "𠮷野家", "か\u3099", "🌸", "*", "^", "NEAR", "§¶", "𫝀𫝁"]
)
def test_b60_no_text_breaks_the_search_or_a_list(api, sales_rep, people, text):
    for path in ("search", "accounts", "contacts"):
        assert api(sales_rep).get(f"/{path}?q={quote(text)}").status_code in (200, 400)


def test_a_name_of_rare_letters_is_found(api, sales_rep):
    contact = create_contact(sales_rep, {"family_name": "𠮷野", "given_name": "𫝀"})
    assert titles(api, sales_rep, "吉野") == ["𠮷野 𫝀"]
    assert titles(api, sales_rep, "𫝀") == ["𠮷野 𫝀"]
    update_contact(sales_rep, contact.uid, {"given_name": "太郎"}, version=1)
    assert titles(api, sales_rep, "𫝀") == []


def test_a_search_costs_the_same_statements_however_much_there_is(
    api, sales_rep, django_assert_max_num_queries
):
    for number in range(12):
        create_account(sales_rep, {"name": f"田中第{number}工場"})
    mine = api(sales_rep)
    mine.get("/search?q=1")
    with django_assert_max_num_queries(10):
        assert len(mine.get(f"/search?q={quote('田中')}").json()["groups"][0]["items"]) == 6


def test_an_emptied_index_is_filled_again_and_only_once(api, sales_rep, people):
    hanasaki, aoba = people
    api(sales_rep).delete(f"/accounts/{aoba.uid}", if_match='"1"')
    with one_transaction():
        search.drop("customers.Account", [hanasaki.pk])
    assert titles(api, sales_rep, "ハナサキ") == []
    assert search.fill() == 1
    assert titles(api, sales_rep, "ハナサキ") == ["株式会社ハナサキ精機"]
    assert titles(api, sales_rep, "青葉") == []
    assert search.fill() == 0
