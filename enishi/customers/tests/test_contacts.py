"""People: made at a customer, moved between customers, one main contact each."""

import pytest

from enishi.customers.actions import create_account
from enishi.customers.models import AccountContact, Contact
from enishi.staff.models import User

WATANABE = {"family_name": "渡辺", "given_name": "千尋", "family_kana": "わたなべ", "given_kana": "ﾁﾋﾛ"}


def links():
    return AccountContact.objects.unscoped("looking in a test").order_by("id")


@pytest.fixture
def account(sales_rep):
    return create_account(sales_rep, {"name": "株式会社ハナサキ精機"})


@pytest.fixture
def contact(api, sales_rep, account):
    place = {"department": "営業部", "title": "課長", "role": "decision_maker", "is_primary": True}
    answer = api(sales_rep).post("/contacts", WATANABE | {"account_id": str(account.uid), "place": place})
    assert answer.status_code == 201
    return answer.json()


def test_a_person_is_shown_with_reading_and_place(contact, account, events_of):
    assert (contact["name"], contact["family_kana"], contact["given_kana"]) == (
        "渡辺 千尋",
        "ワタナベ",
        "チヒロ",
    )
    place = contact["places"][0]
    assert (place["account"]["id"], place["title"], place["role"]) == (
        str(account.uid),
        "課長",
        "decision_maker",
    )
    assert events_of(Contact.objects.unscoped("looking").get()) == ["contact.created"]
    assert events_of(links().get()) == ["contact.linked"]


def test_a_person_is_downloaded_as_a_card_without_what_only_those_responsible_read(api, sales_rep, contact):
    path, private = f"/contacts/{contact['id']}", {"private_phone": "03-9999-0000", "memo": "秘密"}
    api(sales_rep).patch(path, private, contact["version"])
    answer = api(sales_rep).get(f"{path}/card")
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    told = answer.content.decode()
    assert "N:渡辺;千尋;;;\r\n" in told and "X-PHONETIC-LAST-NAME:ワタナベ\r\n" in told
    assert "ORG:株式会社ハナサキ精機;営業部\r\n" in told
    assert "9999" not in told and "秘密" not in told


def test_the_customer_s_record_shows_its_people(api, sales_rep, account, contact):
    people = api(sales_rep).get(f"/accounts/{account.uid}").json()["people"]
    assert [(person["name"], person["is_primary"], person["is_present"]) for person in people] == [
        ("渡辺 千尋", True, True)
    ]


def test_who_changes_company_stays_one_person_with_two_places(api, sales_rep, account, contact):
    rep = api(sales_rep)
    aoba = create_account(sales_rep, {"name": "青葉商事"})
    old = contact["places"][0]
    assert rep.patch(f"/places/{old['id']}", {"active_to": "2026-03-31"}, version=1).status_code == 200
    moved = rep.post(
        f"/contacts/{contact['id']}/places", {"account_id": str(aoba.uid), "active_from": "2026-04-01"}
    )
    assert moved.status_code == 201
    assert {place["account"]["name"]: place["is_present"] for place in moved.json()["places"]} == {
        "株式会社ハナサキ精機": False,
        "青葉商事": True,
    }


def test_nobody_has_two_places_at_one_customer(api, sales_rep, account, contact):
    answer = api(sales_rep).post(f"/contacts/{contact['id']}/places", {"account_id": str(account.uid)})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["account_id"])
    assert links().count() == 1


def test_a_new_main_contact_takes_the_mark_from_the_one_before(api, sales_rep, account, contact):
    second = {"family_name": "森", "account_id": str(account.uid), "place": {"is_primary": True}}
    api(sales_rep).post("/contacts", second)
    assert [link.is_primary for link in links()] == [False, True]


def test_a_place_does_not_end_before_it_began(api, sales_rep, contact):
    place = contact["places"][0]
    period = {"active_from": "2026-04-01", "active_to": "2026-03-31"}
    answer = api(sales_rep).patch(f"/places/{place['id']}", period, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["active_to"])
    assert links().get().active_from is None


def test_a_place_entered_by_mistake_is_taken_away(api, sales_rep, account, contact):
    place = contact["places"][0]
    assert api(sales_rep).delete(f"/places/{place['id']}", if_match='"1"').status_code == 204
    assert links().count() == 0
    assert api(sales_rep).get(f"/contacts/{contact['id']}").json()["places"] == []


def test_a_stale_change_of_a_person_is_refused(api, sales_rep, contact):
    rep, path = api(sales_rep), f"/contacts/{contact['id']}"
    assert rep.patch(path, {"memo": "先"}, version=1).json()["version"] == 2
    late = rep.patch(path, {"memo": "後"}, version=1)
    assert (late.status_code, late.json()["current"]["memo"]) == (409, "先")
    assert rep.patch(path, {"memo": "後"}).status_code == 428
    assert Contact.objects.unscoped("looking").get().memo == "先"


def test_people_are_sorted_by_reading_and_those_without_one_come_last(api, sales_rep):
    for family, kana in (("渡辺", "ワタナベ"), ("安倍", ""), ("阿部", "アベ"), ("佐藤", "サトウ")):
        api(sales_rep).post("/contacts", {"family_name": family, "family_kana": kana})
    listed = api(sales_rep).get("/contacts?sort=name&limit=3").json()
    names = [row["name"] for row in listed["items"]]
    rest = api(sales_rep).get(f"/contacts?sort=name&limit=3&cursor={listed['next']}").json()
    assert names + [row["name"] for row in rest["items"]] == ["阿部", "佐藤", "渡辺", "安倍"]


def test_a_list_of_people_costs_the_same_statements_however_long(
    api, sales_rep, account, django_assert_max_num_queries
):
    rep = api(sales_rep)
    for number in range(20):
        rep.post("/contacts", {"family_name": f"林{number}", "account_id": str(account.uid)})
    with django_assert_max_num_queries(8):
        assert len(rep.get("/contacts").json()["items"]) == 20


def test_b63_a_customers_address_changed_to_a_colleagues_opens_no_account(api, sales_rep, admin, contact):
    """Contacts have no sign-in: their address is a note of ours, and moves no account of anybody."""
    before = User.objects.order_by("id").values("id", "email", "password", "is_active", "roles")
    people = list(before)
    address = User.objects.get(pk=admin.user_id).email
    changed = api(sales_rep).patch(f"/contacts/{contact['id']}", {"email": address}, version=1)
    assert (changed.status_code, changed.json()["email"]) == (200, address)
    assert list(before.all()) == people
