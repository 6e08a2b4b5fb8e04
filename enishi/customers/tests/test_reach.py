"""Nobody sees, names, counts or changes customers outside their reach."""

from urllib.parse import quote

import pytest

from conftest import Api
from enishi.customers.actions import create_account, create_contact
from enishi.customers.models import Account, AccountContact, Contact
from enishi.foundation.events.models import Event


@pytest.fixture
def theirs(other_rep):
    """A customer of another team, with a person."""
    return create_account(
        other_rep,
        {"name": "株式会社ハナサキ精機", "corporate_number": "7999901000001", "phone": "03-1234-5678"},
    )


@pytest.fixture
def their_contact(other_rep, theirs):
    facts = {"family_name": "渡辺", "email": "w@hanasaki.example", "mobile": "080-1234-5678"}
    return create_contact(other_rep, facts, account_id=theirs.uid)


@pytest.fixture
def mine(sales_rep):
    return create_account(sales_rep, {"name": "青葉商事株式会社"})


def counts():
    return [model.objects.unscoped("counting").count() for model in (Account, Contact, AccountContact)]


def state():
    """Everything stored but the record of refused reaches."""
    rows = [
        model.objects.unscoped("comparing").order_by("id").values()
        for model in (Account, Contact, AccountContact)
    ]
    return [list(row) for row in rows], Event.objects.exclude(kind="access.denied").count()


def test_b01_rows_of_another_team_are_not_there(api, sales_rep, theirs, their_contact):
    link = AccountContact.objects.unscoped("naming it").get()
    before = state()
    rep: Api = api(sales_rep)
    for path in (f"/accounts/{theirs.uid}", f"/contacts/{their_contact.uid}"):
        assert rep.get(path).status_code == 404
        assert rep.patch(path, {"phone": "03-0000-0000"}, version=1).status_code == 404
        assert rep.delete(path, if_match='"1"').status_code == 404
        assert rep.post(f"{path}/restore").status_code == 404
    assert rep.patch(f"/places/{link.uid}", {"title": "部長"}, version=1).status_code == 404
    assert rep.delete(f"/places/{link.uid}", if_match='"1"').status_code == 404
    assert state() == before


NOWHERE = "01890000-0000-7000-8000-000000000000"


@pytest.mark.parametrize("field", ["parent_id", "sales_owner_id", "service_owner_id"])
def test_b02_a_foreign_id_in_an_account_is_answered_like_one_that_does_not_exist(
    api, sales_rep, mine, theirs, field
):
    foreign = str(theirs.uid)
    before = state()
    answers = [
        api(sales_rep).patch(f"/accounts/{mine.uid}", {field: uid}, version=1) for uid in (foreign, NOWHERE)
    ]
    answers += [
        api(sales_rep).post("/accounts", {"name": "新会社", field: uid}) for uid in (foreign, NOWHERE)
    ]
    assert {answer.status_code for answer in answers} == {400}
    assert len({answer.content for answer in answers}) == 1
    assert state() == before


def test_b02_a_person_is_not_placed_at_a_customer_of_others(api, sales_rep, theirs):
    before = state()
    rep = api(sales_rep)
    answers = [
        rep.post("/contacts", {"family_name": "林", "account_id": uid}) for uid in (str(theirs.uid), NOWHERE)
    ]
    assert {answer.status_code for answer in answers} == {400}
    assert len({answer.content for answer in answers}) == 1
    own = create_contact(sales_rep, {"family_name": "森"})
    assert rep.post(f"/contacts/{own.uid}/places", {"account_id": str(theirs.uid)}).status_code == 400
    assert counts()[2] == len(before[0][2])


def test_b02_a_person_of_others_is_not_drawn_to_one_s_own_customer(api, sales_rep, mine, their_contact):
    before = state()
    answer = api(sales_rep).post(f"/contacts/{their_contact.uid}/places", {"account_id": str(mine.uid)})
    assert answer.status_code == 404
    assert state() == before


def test_b06_reading_far_by_one_role_and_writing_near_by_another_are_not_mixed(
    api, person, sales_team, theirs, their_contact
):
    """Two roles are the union of what each may do, not the wider reach of the one with the verb of the other."""
    both = api(person("兼務 一子", "sales_rep", "finance", team=sales_team))
    link = AccountContact.objects.unscoped("naming it").get()
    before = state()
    assert both.get(f"/contacts/{their_contact.uid}").json()["may"]["update"] is False
    answers = [
        both.patch(f"/contacts/{their_contact.uid}", {"memo": "x"}, version=1),
        both.delete(f"/contacts/{their_contact.uid}", if_match='"1"'),
        both.patch(f"/places/{link.uid}", {"title": "x"}, version=1),
        both.delete(f"/places/{link.uid}", if_match='"1"'),
    ]
    assert [answer.status_code for answer in answers] == [403] * 4
    assert state() == before


def test_a_colleague_s_contacts_are_changed_but_not_deleted(api, colleague, sales_rep, mine):
    contact = create_contact(sales_rep, {"family_name": "林"}, account_id=mine.uid)
    beside = api(colleague)
    assert beside.patch(f"/contacts/{contact.uid}", {"phone": ""}, version=1).status_code == 200
    assert beside.delete(f"/contacts/{contact.uid}", if_match='"2"').status_code == 403


def test_b03_lists_and_their_totals_hold_one_s_own_rows_only(api, sales_rep, mine, theirs, their_contact):
    for query in ("", "?q=" + quote("ハナサキ"), "?q=0312345678", "?owner=team", "?q=7999901000001"):
        answer = api(sales_rep).get(f"/accounts{query}").json()
        assert theirs.name not in str(answer)
        assert answer["total"] == len(answer["items"])
    assert api(sales_rep).get("/contacts").json() == {"items": [], "next": None, "total": 0}
    listed = api(sales_rep).get(f"/contacts?account_id={theirs.uid}").json()
    assert listed["total"] == 0


def test_b03_a_duplicate_outside_one_s_reach_is_said_without_details(api, sales_rep, theirs):
    asked = f"/accounts/duplicates?name={quote('㈱ハナサキ精機')}&phone=0312345678"
    assert api(sales_rep).get(asked).json() == {"items": [], "hidden": True}


def test_b03_a_person_of_that_name_elsewhere_is_no_news_but_one_of_that_address_is(
    api, sales_rep, their_contact
):
    rep = api(sales_rep)
    assert rep.get(f"/contacts/duplicates?family_name={quote('渡辺')}").json()["hidden"] is False
    by_address = rep.get("/contacts/duplicates?email=W@HANASAKI.example").json()
    assert by_address == {"items": [], "hidden": True}


def test_b06_who_only_reads_changes_nothing(api, read_only, mine, sales_rep):
    contact = create_contact(sales_rep, {"family_name": "林"}, account_id=mine.uid)
    link = AccountContact.objects.unscoped("naming it").get()
    before = state()
    reader = api(read_only)
    assert reader.get(f"/accounts/{mine.uid}").json()["may"] == {"update": False, "delete": False}
    answers = [
        reader.post("/accounts", {"name": "新会社"}),
        reader.patch(f"/accounts/{mine.uid}", {"note": "x"}, version=1),
        reader.delete(f"/accounts/{mine.uid}", if_match='"1"'),
        reader.post(f"/accounts/{mine.uid}/restore"),
        reader.post("/contacts", {"family_name": "森"}),
        reader.patch(f"/contacts/{contact.uid}", {"memo": "x"}, version=1),
        reader.delete(f"/contacts/{contact.uid}", if_match='"1"'),
        reader.post(f"/contacts/{contact.uid}/restore"),
        reader.post(f"/contacts/{contact.uid}/places", {"account_id": str(mine.uid)}),
        reader.patch(f"/places/{link.uid}", {"title": "x"}, version=1),
        reader.delete(f"/places/{link.uid}", if_match='"1"'),
        reader.post("/activities", {"kind": "visit", "subject": "x"}),
        reader.post("/tasks", {"subject": "x", "due_on": "2026-11-24"}),
    ]
    assert [answer.status_code for answer in answers] == [403] * len(answers)
    assert state() == before


def test_an_account_nobody_owns_is_open_to_both_sides(api, sales_manager, other_rep, service_agent):
    free = create_account(sales_manager, {"name": "青葉商事", "sales_owner_id": None})
    for actor in (other_rep, service_agent):
        assert api(actor).get(f"/accounts/{free.uid}").json()["may"]["update"] is True


BAD = (
    "password=x",
    "sales_owner__password__startswith=p",
    "__class__=x",
    "name=x",
    "sort=core_key__x",
    "sort=sales_owner__password",
    "sort=note",
    "sort=--name",
    "stage=secret",
    "owner=all",
    "limit=0",
    "limit=1000",
    "cursor=zzz",
    "sales_owner_id=1%20OR%201=1",
)


@pytest.mark.parametrize("query", BAD)
def test_b58_accounts_are_narrowed_and_sorted_by_named_fields_only(api, sales_rep, mine, query):
    assert api(sales_rep).get(f"/accounts?{query}").status_code == 400


@pytest.mark.parametrize("query", ["memo=x", "sort=email", "sort=memo", "account_links__account=1"])
def test_b59_people_are_not_sorted_by_what_a_list_hides(api, sales_rep, query):
    assert api(sales_rep).get(f"/contacts?{query}").status_code == 400


TEXTS = ("'", '"', "\\", "%", "_", "🌸", "が", "か\u3099", "x" * 300)


@pytest.mark.parametrize("text", TEXTS)
def test_b60_no_text_in_any_parameter_breaks_a_route(api, sales_rep, mine, text):
    rep = api(sales_rep)
    for name in ("q", "prefecture", "industry", "sort", "cursor", "stage"):
        assert rep.get(f"/accounts?{name}={quote(text)}").status_code in (200, 400)
    for name in ("name", "corporate_number", "phone", "email", "postal_code", "website"):
        assert rep.get(f"/accounts/duplicates?{name}={quote(text)}").status_code in (200, 400)
    for name in ("family_name", "given_name", "email", "mobile"):
        assert rep.get(f"/contacts/duplicates?{name}={quote(text)}").status_code in (200, 400)
    for field in ("name", "kana", "phone", "website", "note", "street"):
        assert rep.post("/accounts", {"name": "会社", field: text}).status_code in (201, 400)


@pytest.mark.parametrize("text", ["\x00", "田中\x00", "\x1b[0m"])
def test_b60_control_characters_are_refused(api, sales_rep, text):
    rep = api(sales_rep)
    assert rep.post("/accounts", {"name": text}).status_code == 400
    assert rep.get(f"/accounts?q={quote(text)}").status_code == 400
    assert rep.get(f"/accounts/duplicates?name={quote(text)}").status_code == 400
    assert counts()[0] == 0
