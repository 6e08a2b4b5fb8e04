"""Merging over HTTP: who may, where old addresses lead, how it is taken back."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest

from enishi.customers.actions.merging import ACCOUNTS, gather_late, merge, unmerge
from enishi.customers.models import Account, AccountContact, Merge, Standing
from enishi.foundation import clock
from enishi.insight.models import RevenueLine
from enishi.interactions.models import Task
from tests.journeys.hanging import WHY, hang, new_account, new_contact, set_up


@pytest.fixture
def shared(organisation) -> dict[str, Any]:
    return set_up()


@pytest.fixture
def two(sales_rep) -> tuple[Account, Account]:
    kept = new_account("株式会社花咲", sales_owner_id=sales_rep.user_id)
    return kept, new_account("花咲㈱", sales_owner_id=sales_rep.user_id, external_id="OLD-1")


def body(other: Any, **more: Any) -> dict[str, Any]:
    return {"other_id": str(other.uid), "other_version": other.version, **more}


def test_what_was_merged_away_leads_to_the_kept_record_until_it_is_taken_back(api, two, sales_rep, other_rep):
    kept, gone = two
    http = api(sales_rep)
    told = http.post(f"/accounts/{kept.uid}/merges", body(gone), if_match='"1"').json()
    assert told["name"] == "花咲㈱"

    for path in ("", "/timeline", "/overview"):
        answer = http.get(f"/accounts/{gone.uid}{path}")
        assert (answer.status_code, answer.headers["Location"]) == (308, f"/api/v1/accounts/{kept.uid}{path}")
        assert answer.headers["Cache-Control"] == "no-store"
    assert http.patch(f"/accounts/{gone.uid}", {"city": "大阪市"}, version=2).status_code == 404
    assert http.post(f"/accounts/{gone.uid}/restore").status_code == 404
    # Who may not read the kept one is told no more than of any other row.
    assert api(other_rep).get(f"/accounts/{gone.uid}").status_code == 404
    assert [line["title"] for line in http.get(f"/accounts/{kept.uid}/timeline").json()["items"]] == [
        "「花咲㈱」を統合しました"
    ]
    assert [row["id"] for row in http.get("/accounts?q=花咲").json()["items"]] == [str(kept.uid)]

    assert http.post(f"/accounts/merges/{told['id']}/undo").status_code == 200
    assert http.get(f"/accounts/{gone.uid}").json()["name"] == "花咲㈱"
    assert [line["title"] for line in http.get(f"/accounts/{gone.uid}/timeline").json()["items"]] == [
        "「株式会社花咲」への統合を元に戻しました",
        "「株式会社花咲」に統合されました",
    ]
    assert http.post(f"/accounts/merges/{told['id']}/undo").json()["code"] == "merge.undone"


def test_what_is_made_or_changed_after_a_merge_stays_with_the_kept_record(api, two, sales_rep, shared):
    kept, gone = two
    Account.objects.unscoped(WHY).filter(pk=gone.pk).update(phone="06-2222-2222", city="大阪市")
    http = api(sales_rep)
    told = http.post(
        f"/accounts/{kept.uid}/merges", body(gone, take=["phone", "city"]), if_match='"1"'
    ).json()
    http.patch(f"/accounts/{kept.uid}", {"city": "堺市"}, version=2)
    task = {"subject": "送る", "due_on": "2026-12-01", "account_id": str(kept.uid)}
    assert http.post("/tasks", task).status_code == 201

    http.post(f"/accounts/merges/{told['id']}/undo")

    assert Task.objects.unscoped(WHY).get().account_id == kept.pk
    kept.refresh_from_db()
    assert (kept.phone, kept.city) == ("", "堺市")


def test_an_undo_lasts_thirty_days_and_the_latest_merge_is_taken_back_first(two, admin):
    kept, gone = two
    first = merge(admin, ACCOUNTS, kept.uid, gone.uid, version=1, gone_version=1)
    third = new_account("ハナサキ")
    second = merge(admin, ACCOUNTS, kept.uid, third.uid, version=2, gone_version=1)
    with pytest.raises(Exception, match="merge.covered"):
        unmerge(admin, ACCOUNTS, first.uid)
    unmerge(admin, ACCOUNTS, second.uid)
    Merge.objects.unscoped(WHY).filter(pk=first.pk).update(created_at=clock.now() - timedelta(days=31))
    with pytest.raises(Exception, match="merge.too_old"):
        unmerge(admin, ACCOUNTS, first.uid)


def test_a_chain_of_merges_leads_to_the_last(api, two, admin):
    kept, gone = two
    merge(admin, ACCOUNTS, kept.uid, gone.uid, version=1, gone_version=1)
    last = new_account("花咲ホールディングス")
    merge(admin, ACCOUNTS, last.uid, kept.uid, version=1, gone_version=2)
    answer = api(admin).get(f"/accounts/{gone.uid}")
    assert answer.headers["Location"] == f"/api/v1/accounts/{last.uid}"


def test_companies_with_different_numbers_are_one_only_to_who_says_so(api, two, sales_rep):
    kept, gone = two
    for row, number in ((kept, "7999901000001"), (gone, "6999901000002")):
        Account.objects.unscoped(WHY).filter(pk=row.pk).update(corporate_number=number)
    http = api(sales_rep)
    refused = http.post(f"/accounts/{kept.uid}/merges", body(gone), if_match='"1"')
    assert (refused.status_code, refused.json()["code"]) == (409, "merge.two_companies")
    assert Merge.objects.unscoped(WHY).count() == 0
    assert http.post(f"/accounts/{kept.uid}/merges", body(gone, sure=True), if_match='"1"').status_code == 201


def test_b02_a_record_out_of_reach_is_merged_with_no_more_than_one_that_never_was(
    api, two, sales_rep, other_rep
):
    kept, _ = two
    foreign = new_account("よその会社", sales_owner_id=other_rep.user_id)
    http = api(sales_rep)
    never = {"other_id": "01900000-0000-7000-8000-000000000000", "other_version": 1}
    answers = [
        http.post(f"/accounts/{kept.uid}/merges", sent, if_match='"1"') for sent in (body(foreign), never)
    ]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert answers[0].json() == answers[1].json()
    foreign.refresh_from_db()
    assert (foreign.merged_into_id, foreign.version) == (None, 1)


def test_b61_a_merge_on_a_stale_look_at_either_record_is_refused(api, two, sales_rep):
    kept, gone = two
    http = api(sales_rep)
    stale = body(gone) | {"other_version": 7}
    assert http.post(f"/accounts/{kept.uid}/merges", stale, if_match='"1"').status_code == 409
    assert http.post(f"/accounts/{kept.uid}/merges", body(gone), if_match='"7"').status_code == 409
    assert http.post(f"/accounts/{kept.uid}/merges", body(gone)).status_code == 428
    assert Merge.objects.unscoped(WHY).count() == 0


def test_what_would_go_along_is_counted_as_far_as_one_may_see_it(api, two, admin, service_agent, shared):
    kept, gone = two
    hang(gone, new_contact("佐藤"), shared, "gone")
    Account.objects.unscoped(WHY).filter(pk__in=[kept.pk, gone.pk]).update(
        service_owner=service_agent.user_id
    )
    asked = {"other_id": str(gone.uid)}
    told = api(admin).post(f"/accounts/{kept.uid}/merges/preview", asked).json()
    assert (told["differing"], told["hidden"]) == (["name"], False)
    counts = {one["kind"]: one["rows"] for one in told["going"]}
    assert counts == dict.fromkeys(
        "リード 商談 受注 問い合わせ アンケート 会話 活動 タスク 引き継ぎ 約束 ファイル".split(), 1
    )
    agent = api(service_agent).post(f"/accounts/{kept.uid}/merges/preview", asked).json()
    assert "商談" not in {one["kind"] for one in agent["going"]}
    assert agent["hidden"] is True


def test_b07_a_private_field_is_taken_over_only_by_who_may_read_and_write_it(api, two, colleague, sales_rep):
    account, _ = two
    kept, gone = new_contact("佐藤"), new_contact("さとう", memo="秘密")
    for person in (kept, gone):
        AccountContact.objects.create(account=account, contact=person)
    asked = {"other_id": str(gone.uid)}
    seen = {
        who.name: api(who).post(f"/contacts/{kept.uid}/merges/preview", asked).json()["differing"]
        for who in (sales_rep, colleague)
    }
    assert seen == {sales_rep.name: ["family_name", "memo"], colleague.name: ["family_name"]}
    refused = api(colleague).post(f"/contacts/{kept.uid}/merges", body(gone, take=["memo"]), if_match='"1"')
    assert refused.status_code == 403
    assert Merge.objects.unscoped(WHY).count() == 0


def test_what_was_hung_on_a_record_while_it_went_joins_the_kept_one(two, admin, cli, shared, outbox):
    kept, gone = two
    one = merge(admin, ACCOUNTS, kept.uid, gone.uid, version=1, gone_version=1)
    hang(gone, new_contact("佐藤"), shared, "late")
    assert ("customers.jobs.gather_late", {"merge_id": one.pk}) in outbox()

    assert gather_late(cli, one.pk) == 11
    assert gather_late(cli, one.pk) == 0

    assert Standing.objects.get(account=kept).open_tickets == 1
    assert [line.account_id for line in RevenueLine.objects.unscoped(WHY)] == [kept.pk]
    unmerge(admin, ACCOUNTS, one.uid)
    assert Task.objects.unscoped(WHY).get().account_id == kept.pk
    assert gather_late(cli, one.pk) == 0


def test_of_two_values_of_a_custom_field_one_is_chosen_and_a_lone_one_is_kept(api, two, admin):
    kept, gone = two
    for key in ("area", "rank"):
        api(admin).post("/custom-fields", {"entity": "accounts", "key": key, "kind": "text", "name": key})
    Account.objects.unscoped(WHY).filter(pk=kept.pk).update(custom={"area": "東"})
    Account.objects.unscoped(WHY).filter(pk=gone.pk).update(custom={"area": "西", "rank": "A"})
    asked = {"other_id": str(gone.uid)}
    told = api(admin).post(f"/accounts/{kept.uid}/merges/preview", asked).json()
    assert told["differing"] == ["name", "custom.area"]
    sent = body(gone, take=["custom.area"])
    made = api(admin).post(f"/accounts/{kept.uid}/merges", sent, if_match='"1"').json()
    assert api(admin).get(f"/accounts/{kept.uid}").json()["custom"] == {"area": "西", "rank": "A"}
    api(admin).post(f"/accounts/merges/{made['id']}/undo")
    assert api(admin).get(f"/accounts/{kept.uid}").json()["custom"] == {"area": "東"}


def test_a_condition_that_names_what_was_merged_away_means_the_kept_record(api, two, sales_rep, shared):
    kept, gone = two
    http = api(sales_rep)
    deal = http.post("/deals", {"name": "商談", "account_id": str(gone.uid)}).json()
    told = http.post(f"/accounts/{kept.uid}/merges", body(gone), if_match='"1"').json()
    assert (found(http, "any_of", gone), found(http, "none_of", gone)) == ([deal["id"]], [])
    asked = f"/views/options?entity=deals&field=account&ids={gone.uid}"
    (option,) = http.get(asked).json()["items"]
    assert (option["value"], option["name"]) == (str(gone.uid), "株式会社花咲")

    assert http.post(f"/accounts/merges/{told['id']}/undo").status_code == 200
    assert (found(http, "any_of", gone), found(http, "any_of", kept)) == ([deal["id"]], [])
    assert [option["name"] for option in http.get(asked).json()["items"]] == ["花咲㈱"]


def found(http: Any, op: str, account: Account) -> list[str]:
    """The deals whose customer is (not) this one, as a view of the list would ask."""
    tree = {"all": [{"field": "account", "op": op, "value": [str(account.uid)]}]}
    return [row["id"] for row in http.get(f"/deals?filter={quote(json.dumps(tree))}").json()["items"]]
