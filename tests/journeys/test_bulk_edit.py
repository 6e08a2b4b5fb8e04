"""Many rows changed at once by their own rules, and taken back but for what was changed since."""

import pytest

from enishi.customers.actions import create_account, update_account
from enishi.customers.models import Account
from enishi.foundation.events.models import Event
from enishi.sales.actions import create_deal, ensure_default_pipeline, lose_deal
from enishi.sales.models import Deal
from enishi.staff.models import BulkEdit, User


def stored(model):
    return model.objects.unscoped("looking in a test").order_by("id")


@pytest.fixture
def accounts(sales_rep, organisation) -> list[Account]:
    return [create_account(sales_rep, {"name": f"第{n}工場", "industry": "食品"}) for n in range(1, 4)]


def edit(api, actor, rows, changes, entity="accounts", path="/bulk-edits"):
    ids = [str(row.uid) for row in rows]
    return api(actor).post(path, {"entity": entity, "ids": ids, "changes": changes})


def uid_of(actor) -> str:
    return str(User.objects.get(pk=actor.user_id).uid)


def test_a_preview_says_what_each_row_was_and_writes_nothing(api, sales_rep, other_rep, accounts, events_of):
    update_account(sales_rep, accounts[1].uid, {"industry": "機械"}, version=1)
    theirs = create_account(other_rep, {"name": "大阪の客"})
    told = edit(api, sales_rep, [*accounts, theirs], {"industry": "機械"}, path="/bulk-edits/preview")
    assert told.status_code == 200, told.json()
    assert [(row["becomes"], row["before"].get("industry")) for row in told.json()["items"]] == [
        ("changed", "食品"),
        ("same", "機械"),
        ("changed", "食品"),
        ("refused", None),
    ]
    assert not stored(BulkEdit).exists()
    assert events_of(accounts[0]) == ["account.created"]


def test_rows_are_changed_each_with_its_event_and_all_taken_back(
    api, sales_rep, colleague, accounts, events_of
):
    made = edit(api, sales_rep, accounts, {"industry": "機械", "sales_owner_id": uid_of(colleague)})
    assert made.status_code == 201, made.json()
    assert (made.json()["changed"], made.json()["same"], made.json()["refused"]) == (3, 0, [])
    assert {(row.industry, row.sales_owner_id) for row in stored(Account)} == {("機械", colleague.user_id)}
    assert events_of(accounts[0]) == ["account.created", "account.updated", "account.passed_on"]

    undone = api(sales_rep).post(f"/bulk-edits/{made.json()['id']}/undo")

    assert undone.status_code == 200, undone.json()
    assert (undone.json()["changed"], undone.json()["may"]) == (3, {"undo": False})
    assert {(row.industry, row.sales_owner_id) for row in stored(Account)} == {("食品", sales_rep.user_id)}
    again = api(sales_rep).post(f"/bulk-edits/{made.json()['id']}/undo")
    assert (again.status_code, again.json()["code"]) == (409, "bulk_edit.undone")


def test_what_somebody_changed_since_is_spared_by_the_undo(api, sales_rep, colleague, accounts):
    made = edit(api, sales_rep, accounts, {"industry": "機械"}).json()
    update_account(colleague, accounts[1].uid, {"city": "横浜市"}, version=2)
    undone = api(sales_rep).post(f"/bulk-edits/{made['id']}/undo").json()
    assert undone["changed"] == 2
    assert undone["refused"] == [{"id": str(accounts[1].uid), "reason": "ほかの人が先に変更しました。"}]
    assert [row.industry for row in stored(Account)] == ["食品", "機械", "食品"]


def test_a_row_its_rules_refuse_is_named_and_the_others_are_changed(api, sales_rep, cli, organisation):
    ensure_default_pipeline(cli)
    deals = [create_deal(sales_rep, {"name": f"{n}号機", "amount": 1_000}) for n in range(3)]
    lose_deal(sales_rep, deals[1].uid, version=1, lost_reason="price", note="", closed_on=None)
    money = {"amount": {"amount": 2_000_000, "currency": "JPY"}}
    made = edit(api, sales_rep, deals, money, entity="deals").json()
    assert made["changed"] == 2
    assert [row["id"] for row in made["refused"]] == [str(deals[1].uid)]
    assert [row.amount for row in stored(Deal)] == [2_000_000, 1_000, 2_000_000]
    api(sales_rep).post(f"/bulk-edits/{made['id']}/undo")
    assert [row.amount for row in stored(Deal)] == [1_000, 1_000, 1_000]


def test_five_hundred_rows_are_changed_and_taken_back(api, sales_rep, organisation):
    rows = [
        Account(number=n, name=f"第{n}工場", sales_owner_id=sales_rep.user_id, prefecture="東京都")
        for n in range(1, 501)
    ]
    Account.objects.bulk_create(rows)
    made = edit(api, sales_rep, rows, {"prefecture": "大阪府"}).json()
    assert (made["changed"], made["refused"]) == (500, [])
    assert stored(Account).filter(prefecture="大阪府").count() == 500
    assert Event.objects.filter(kind="account.updated").count() == 500
    assert api(sales_rep).post(f"/bulk-edits/{made['id']}/undo").json()["changed"] == 500
    assert stored(Account).filter(prefecture="東京都").count() == 500


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({}, "changes"),
        ({"password": "x"}, "password"),
        ({"deleted_at": None}, "deleted_at"),
        ({"number": 7}, "number"),
        ({"employees": "many"}, "employees"),
    ],
)
def test_b58_only_fields_that_people_change_are_changed_in_bulk(api, sales_rep, accounts, changes, place):
    for path in ("/bulk-edits", "/bulk-edits/preview"):
        answer = edit(api, sales_rep, accounts, changes, path=path)
        assert (answer.status_code, list(answer.json()["fields"])) == (400, [place])
    assert not stored(BulkEdit).exists()
    assert {row.version for row in stored(Account)} == {1}


def test_b02_nobody_is_handed_rows_through_a_reference_they_may_not_see(api, sales_rep, other_rep, accounts):
    theirs = create_account(other_rep, {"name": "大阪の客"})
    made = edit(api, sales_rep, accounts[:1], {"parent_id": str(theirs.uid)}).json()
    assert (made["changed"], len(made["refused"])) == (0, 1)
    assert stored(Account).first().parent_id is None


def test_b06_who_only_reads_changes_nothing_in_bulk(api, read_only, accounts):
    assert edit(api, read_only, accounts, {"industry": "機械"}).status_code == 403
    assert edit(api, read_only, accounts, {"industry": "機械"}, path="/bulk-edits/preview").status_code == 403
    assert {row.industry for row in stored(Account)} == {"食品"}


def test_nobody_takes_back_what_another_did(api, sales_rep, colleague, accounts):
    made = edit(api, sales_rep, accounts, {"industry": "機械"}).json()
    assert api(colleague).post(f"/bulk-edits/{made['id']}/undo").status_code == 404
    assert {row.industry for row in stored(Account)} == {"機械"}


def test_more_than_five_hundred_rows_are_refused(api, sales_rep, accounts):
    ids = [str(accounts[0].uid)] * 501
    answer = api(sales_rep).post("/bulk-edits", {"entity": "accounts", "ids": ids, "changes": {"city": "x"}})
    assert answer.status_code == 400


def told(api, actor, account) -> list[tuple[str, str, str]]:
    lines = api(actor).get(f"/accounts/{account.uid}/timeline").json()["items"]
    return [(line["title"], line["text"], line["actor"]) for line in lines if "passed_on" in line["kind"]]


def test_a_handover_note_stands_in_each_timeline_and_before_the_new_owner_until_taken_back(
    api, sales_rep, colleague, accounts
):
    ids = [str(row.uid) for row in accounts]
    body = {"entity": "accounts", "ids": ids, "changes": {"sales_owner_id": uid_of(colleague)}}
    made = api(sales_rep).post("/bulk-edits", body | {"note": "更新は4月末です"}).json()

    assert made["changed"] == 3
    line = ("担当を伊藤 彩さんに引き継ぎました", "更新は4月末です", "佐藤 健")
    assert [told(api, sales_rep, one) for one in accounts] == [[line]] * 3
    waiting = api(colleague).get("/owner-changes").json()["items"]
    assert [(one["giver"], one["note"], one["count"]) for one in waiting] == [
        ("佐藤 健", "更新は4月末です", 3)
    ]
    assert {row["name"] for row in waiting[0]["rows"]} == {"第1工場", "第2工場", "第3工場"}
    assert api(sales_rep).get("/owner-changes").json()["items"] == []
    assert api(sales_rep).post(f"/owner-changes/{waiting[0]['id']}/seen").status_code == 404

    api(sales_rep).post(f"/bulk-edits/{made['id']}/undo")

    assert {row.sales_owner_id for row in stored(Account)} == {sales_rep.user_id}
    assert [told(api, sales_rep, one) for one in accounts] == [[]] * 3
    assert api(colleague).get("/owner-changes").json()["items"] == []


def test_what_the_new_owner_has_seen_waits_no_longer(api, sales_rep, colleague, accounts):
    edit(api, sales_rep, accounts[:1], {"sales_owner_id": uid_of(colleague)})
    [waiting] = api(colleague).get("/owner-changes").json()["items"]
    assert (waiting["note"], waiting["count"]) == ("", 1)
    assert api(colleague).post(f"/owner-changes/{waiting['id']}/seen").status_code == 200
    assert api(colleague).get("/owner-changes").json()["items"] == []


def test_a_note_without_a_new_owner_is_refused(api, sales_rep, accounts):
    body = {
        "entity": "accounts",
        "ids": [str(accounts[0].uid)],
        "changes": {"industry": "機械"},
        "note": "メモ",
    }
    refused = api(sales_rep).post("/bulk-edits", body)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["note"])
    assert not stored(BulkEdit).exists()
