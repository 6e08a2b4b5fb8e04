"""Accounts: made, changed, deleted and restored, over HTTP."""

import pytest

from enishi.customers.actions import create_account
from enishi.customers.models import Account, Standing

HANASAKI = {
    "name": "株式会社ハナサキ精機",
    "phone": "０３－１２３４－５６７８",
    "postal_code": "１０５００１１",
}


def stored():
    return Account.objects.unscoped("looking in a test")


@pytest.fixture
def account(sales_rep) -> Account:
    return create_account(sales_rep, {"name": "株式会社ハナサキ精機"})


def test_an_account_is_stored_as_typed_with_keys_beside(api, sales_rep, events_of):
    answer = api(sales_rep).post("/accounts", HANASAKI | {"kana": "はなさきせいき"})
    assert answer.status_code == 201
    account = stored().get()
    assert (account.name, account.phone) == ("株式会社ハナサキ精機", "０３－１２３４－５６７８")
    assert (account.core_key, account.phone_e164) == ("ハナサキ精機", "+81312345678")
    assert (account.kana, account.postal_code) == ("ハナサキセイキ", "105-0011")
    assert answer.json()["sales_owner"]["name"] == "佐藤 健"
    assert answer["ETag"] == '"1"'
    assert events_of(account) == ["account.created"]


def test_every_field_that_cannot_be_taken_is_named_in_words(api, sales_rep):
    broken = {
        "name": " ",
        "kana": "花咲",
        "corporate_number": "7999901000002",
        "phone": "12",
        "email": "a@b",
        "postal_code": "12",
        "prefecture": "東京",
        "website": "javascript:alert(1)",
    }
    answer = api(sales_rep).post("/accounts", broken)
    assert answer.status_code == 400
    fields = answer.json()["fields"]
    assert set(fields) == set(broken)
    assert fields["corporate_number"] == "法人番号の検査数字が合いません。番号を確かめてください。"
    assert stored().count() == 0


@pytest.mark.parametrize("address", ["a..b@docomo.ne.jp", ".taro.@ezweb.ne.jp", "渡辺@例え.jp"])
def test_addresses_that_carriers_gave_out_are_taken(api, sales_rep, address):
    assert api(sales_rep).post("/accounts", HANASAKI | {"email": address}).json()["email"] == address


def test_a_change_counts_and_keys_follow(api, sales_rep, account, events_of):
    answer = api(sales_rep).patch(f"/accounts/{account.uid}", {"name": "ハナサキ精機（株）"}, version=1)
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    account.refresh_from_db()
    assert (account.name, account.core_key) == ("ハナサキ精機（株）", "ハナサキ精機")
    assert events_of(account) == ["account.created", "account.updated"]


def test_a_stale_change_is_refused_with_what_is_stored_now(api, sales_rep, account):
    api(sales_rep).patch(f"/accounts/{account.uid}", {"note": "先の変更"}, version=1)
    answer = api(sales_rep).patch(f"/accounts/{account.uid}", {"note": "後の変更"}, version=1)
    assert answer.status_code == 409
    assert answer.json()["current"]["note"] == "先の変更"
    assert stored().get().note == "先の変更"


def test_a_change_without_a_version_is_refused(api, sales_rep, account):
    assert api(sales_rep).patch(f"/accounts/{account.uid}", {"note": "x"}).status_code == 428
    assert stored().get().note == ""


@pytest.mark.parametrize(
    "field", ["number", "created_at", "relationship_stage", "id", "name_key", "deleted_at"]
)
def test_b61_fields_that_are_not_for_writing_are_unknown(api, sales_rep, account, field):
    answer = api(sales_rep).patch(f"/accounts/{account.uid}", {field: "1"}, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])


def test_a_service_person_s_account_is_theirs_to_serve(api, service_agent):
    answer = api(service_agent).post("/accounts", HANASAKI).json()
    assert (answer["sales_owner"], answer["service_owner"]["name"]) == (None, "田中 美咲")


def test_nobody_hands_an_account_out_of_their_own_reach(api, sales_rep, account, other_rep):
    other = str(_uid(other_rep))
    answer = api(sales_rep).patch(f"/accounts/{account.uid}", {"sales_owner_id": other}, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["sales_owner_id"])
    assert stored().get().sales_owner_id == sales_rep.user_id


def test_a_manager_hands_an_account_to_another_team(api, sales_manager, account, other_rep):
    other = str(_uid(other_rep))
    answer = api(sales_manager).patch(f"/accounts/{account.uid}", {"sales_owner_id": other}, version=1)
    assert answer.json()["sales_owner"]["name"] == "森 大輔"


def test_a_company_never_stands_above_itself(api, sales_rep, account):
    child = create_account(sales_rep, {"name": "子会社", "parent_id": account.uid})
    answer = api(sales_rep).patch(f"/accounts/{account.uid}", {"parent_id": str(child.uid)}, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["parent_id"])


def test_what_was_deleted_is_gone_until_restored(api, sales_rep, account, events_of):
    mine = api(sales_rep)
    assert mine.delete(f"/accounts/{account.uid}", if_match='"1"').status_code == 204
    assert mine.get(f"/accounts/{account.uid}").status_code == 404
    assert mine.get("/accounts").json()["total"] == 0
    assert mine.post(f"/accounts/{account.uid}/restore").status_code == 200
    assert mine.get("/accounts").json()["total"] == 1
    assert events_of(account) == ["account.created", "account.deleted", "account.restored"]


def test_a_colleague_may_neither_delete_nor_restore(api, sales_rep, colleague, account):
    assert api(colleague).delete(f"/accounts/{account.uid}", if_match='"1"').status_code == 403
    api(sales_rep).delete(f"/accounts/{account.uid}", if_match='"1"')
    assert api(colleague).post(f"/accounts/{account.uid}/restore").status_code == 404
    assert stored().get().deleted_at is not None


def test_an_account_with_something_open_is_not_deleted(api, sales_rep, account):
    Standing.objects.update_or_create(account=account, defaults={"open_deals": 2, "open_tickets": 1})
    answer = api(sales_rep).delete(f"/accounts/{account.uid}", if_match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (409, "account.still_in_use")
    assert "商談 2件、問い合わせ 1件" in answer.json()["detail"]
    assert stored().get().deleted_at is None


def _uid(actor):
    from_table = Account._meta.get_field("sales_owner").remote_field.model
    return from_table.objects.get(pk=actor.user_id).uid


def test_an_amount_without_a_currency_is_in_ours(api, sales_rep):
    sent = {"name": "青葉商事", "annual_revenue": {"amount": 34_679_252}}
    made = api(sales_rep).post("/accounts", sent)
    assert made.status_code == 201
    assert made.json()["annual_revenue"] == {"amount": 34_679_252, "currency": "JPY"}
