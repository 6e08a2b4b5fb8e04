"""The organisation's facts: read by all, changed by those who run the place."""

import pytest

from enishi.staff.models import Organisation


def stored() -> Organisation:
    return Organisation.objects.unscoped("test").get()


def test_an_admin_changes_the_facts_and_the_numbers_take_their_form(api, admin, events_of):
    change = {
        "postal_code": "〒100-0005",
        "phone": "０３−１２３４−５６７８",
        "invoice_number": "T7000012050002",
        "fiscal_year_start": 10,
        "working_hours": {"mon": [["08:30", "17:30"]]},
        "closures": [
            {"name": "夏季休業", "first": "2027-08-12", "last": "2027-08-16"},
            {"name": "年末年始", "first": "2026-12-29", "last": "2027-01-03", "yearly": True},
        ],
        "openings": [{"day": "2026-11-28", "name": " 棚卸し ", "frames": [["09:00", "12:00"]]}],
    }
    answer = api(admin).patch("/organisation", change, version=1)
    assert answer.status_code == 200
    body = answer.json()
    assert (body["postal_code"], body["phone"]) == ("100-0005", "03-1234-5678")
    assert [(row["name"], row["yearly"]) for row in body["closures"]] == [
        ("年末年始", True),
        ("夏季休業", False),
    ]
    assert body["openings"] == [{"day": "2026-11-28", "name": "棚卸し", "frames": [["09:00", "12:00"]]}]
    assert body["working_hours"] == {"mon": [["08:30", "17:30"]]}
    assert (answer["ETag"], body["invoice_number_is_plausible"]) == ('"2"', True)
    assert events_of(stored()) == ["organisation.updated", "calendar.changed"]


def test_a_number_whose_check_digit_does_not_fit_only_warns(api, admin):
    answer = api(admin).patch("/organisation", {"invoice_number": "T1234567890123"}, version=1)
    assert answer.status_code == 200
    assert answer.json()["invoice_number_is_plausible"] is False


def test_every_field_that_cannot_be_kept_is_named_at_once(api, admin):
    change = {"invoice_number": "123", "phone": "abc", "postal_code": "1", "zone": "Tokyo"}
    answer = api(admin).patch("/organisation", change, version=1)
    assert (answer.status_code, set(answer.json()["fields"])) == (400, set(change))
    assert stored().version == 1


@pytest.mark.parametrize("role", ["sales_manager", "service_agent", "finance", "read_only"])
def test_others_read_but_do_not_change_it(api, person, organisation, role):
    browser = api(person("誰か", role))
    body = browser.get("/organisation").json()
    assert (body["name"], body["may"]) == ("みなも計装株式会社", {"update": False})
    assert browser.patch("/organisation", {"name": "別の会社"}, version=1).status_code == 403
    assert stored().name == "みなも計装株式会社"


def test_two_who_change_it_at_once_are_told(api, admin):
    browser = api(admin)
    assert browser.patch("/organisation", {"name": "一番"}, version=1).status_code == 200
    lost = browser.patch("/organisation", {"name": "二番"}, version=1)
    assert (lost.status_code, lost.json()["current"]["name"]) == (409, "一番")


def test_how_far_a_side_sees_is_one_of_three(api, admin, events_of):
    refused = api(admin).patch("/organisation", {"sales_sees": "everyone"}, version=1)
    assert (refused.status_code, set(refused.json()["fields"])) == (400, {"sales_sees"})
    body = api(admin).patch("/organisation", {"sales_sees": "own", "service_sees": "all"}, version=1).json()
    assert (body["sales_sees"], body["service_sees"]) == ("own", "all")
    assert (stored().sales_sees, stored().service_sees) == ("own", "all")
    assert events_of(stored()) == ["organisation.updated"]
