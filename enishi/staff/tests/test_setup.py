"""The first start happens once, whole, and leaves an owner who can sign in."""

import threading

import pytest
from django.db import OperationalError, connections
from django.test import Client

from enishi.foundation.authz import System
from enishi.staff.actions.organisation import set_up
from enishi.staff.models import Organisation, User
from enishi.staff.rules import AlreadySetUp

OWNER = {
    "name": "代表 一郎",
    "email": "Ichiro@minamo.example",
    "password": "correct-horse-9",
    "language": "ja",
}
COMPANY = {
    "name": "みなも計装株式会社",
    "postal_code": "１０００００５",
    "prefecture": "東京都",
    "city": "千代田区",
    "street": "丸の内1-1-1",
    "phone": "0312345678",
    "invoice_number": "t7000012050002",
    "fiscal_year_start": 4,
    "working_hours": {"mon": [["09:00", "12:00"], ["13:00", "18:00"]]},
}


def first_start(**changes):
    return {"organisation": COMPANY, "owner": OWNER, "people": []} | changes


def test_accounts_are_closed_before_set_up_too(api, db):
    assert api(None).get("/setup").json() == {"is_set_up": False, "sends_mail": False}
    assert api(None).get("/accounts").status_code in (401, 404)
    assert api(None).get("/users").status_code == 401
    assert api(None).get("/organisation").status_code == 401


def test_the_first_start_makes_the_company_and_signs_its_owner_in(api, db, events_of):
    browser = api(None)
    people = [
        {"name": "佐藤 健", "email": "ken@minamo.example", "roles": ["sales_rep"]},
        {"name": "渡辺 光", "roles": ["service_agent"]},
    ]
    answer = browser.post("/setup", first_start(people=people))
    assert answer.status_code == 201
    assert [made["name"] for made in answer.json()["invitations"]] == ["佐藤 健"]
    organisation = Organisation.objects.unscoped("test").get()
    assert organisation.postal_code == "100-0005"
    assert organisation.phone == "03-1234-5678"
    assert organisation.invoice_number == "T7000012050002"
    assert organisation.set_up_at is not None
    assert events_of(organisation) == ["organisation.set_up"]
    assert list(User.objects.order_by("pk").values_list("email", "roles")) == [
        ("ichiro@minamo.example", ["owner"]),
        ("ken@minamo.example", ["sales_rep"]),
        (None, ["service_agent"]),
    ]
    me = browser.get("/me").json()
    assert (me["name"], me["organisation"]["is_set_up"]) == ("代表 一郎", True)
    key = answer.json()["invitations"][0]["url"].rpartition("/")[2]
    assert api(None).get(f"/invitations/{key}").json()["email"] == "ken@minamo.example"


def test_a_second_first_start_is_refused(api, organisation):
    answer = api(None).post("/setup", first_start())
    assert (answer.status_code, answer.json()["code"]) == (409, "already_set_up")
    assert "sessionid" not in answer.cookies
    assert User.objects.count() == 0


def test_nobody_takes_over_an_installation_whose_owner_came_by_command_line(api, db):
    User.objects.create_user("a@minamo.example", "correct-horse-9", name="代表", roles=["owner"])
    assert api(None).get("/setup").json() == {"is_set_up": True, "sends_mail": False}
    assert api(None).post("/setup", first_start()).status_code == 409
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organisation": COMPANY | {"invoice_number": "T123"}}, "invoice_number"),
        ({"organisation": COMPANY | {"postal_code": "12"}}, "postal_code"),
        ({"organisation": COMPANY | {"phone": "電話なし"}}, "phone"),
        ({"organisation": COMPANY | {"zone": "Mars/Base"}}, "zone"),
        ({"organisation": COMPANY | {"currency": "XXQ"}}, "currency"),
        ({"organisation": COMPANY | {"working_hours": {"mon": []}}}, "working_hours"),
        ({"organisation": COMPANY | {"working_hours": {"mon": [["9", "x"]]}}}, "working_hours"),
        ({"owner": OWNER | {"password": "short"}}, "password"),
        ({"people": [{"name": "同", "email": "ichiro@minamo.example"}]}, "people.0.email"),
    ],
)
def test_a_first_start_with_a_mistake_leaves_nothing_behind(api, db, changes, field):
    answer = api(None).post("/setup", first_start(**changes))
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert not Organisation.objects.unscoped("test").exists()
    assert not User.objects.exists()


def test_a_postal_code_fills_the_address_until_set_up_and_then_for_the_signed_in(api, db, person):
    assert api(None).get("/postal-codes/1000005").json()["items"] == [
        {"prefecture": "東京都", "city": "千代田区", "town": "丸の内"}
    ]
    Organisation.objects.create(name="みなも", set_up_at="2026-11-20T00:00:00Z")
    assert api(None).get("/postal-codes/1000005").status_code == 401
    assert api(person("佐藤 健", "sales_rep")).get("/postal-codes/〒100-0005").json()["items"] != []
    assert api(person("伊藤 彩", "sales_rep")).get("/postal-codes/9999999").json() == {"items": []}


def test_b70_the_first_start_needs_the_csrf_token(db):
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/api/v1/setup", first_start(), content_type="application/json")
    assert answer.status_code == 403
    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_first_starts_at_once_one_wins():
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def attempt(number: int) -> None:
        start.wait()
        owner = OWNER | {"email": f"owner{number}@minamo.example"}
        try:
            set_up(System("set-up"), dict(COMPANY), owner, [])
            outcomes.append("made")
        except (AlreadySetUp, OperationalError):  # SQLite in memory refuses a second writer at once
            outcomes.append("refused")
        finally:
            connections.close_all()

    rivals = [threading.Thread(target=attempt, args=(number,)) for number in range(2)]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join()
    assert sorted(outcomes) == ["made", "refused"]
    assert User.objects.count() == 1
