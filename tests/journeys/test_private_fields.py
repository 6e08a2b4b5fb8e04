"""B59: what somebody may not know of a row they read is not to be had by any other door either.

What each role is shown and may write on one record is held to the table in `tests/gate`. Here: lists, filters,
sums, exports, changes of many rows, imports, lost races, search, programs and what leaves the house.
"""

import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest
from django.apps import apps
from django.test import Client

from enishi.automation.models import Webhook, WebhookDelivery
from enishi.customers.actions import create_account, create_contact, update_contact
from enishi.customers.bring_in import bring_in_contacts
from enishi.customers.models import Account, Contact
from enishi.foundation import filters
from enishi.foundation.actions import action
from enishi.foundation.authz import Role, System
from enishi.foundation.authz.registry import labels
from enishi.foundation.bulk import Brought, RowsRefused
from enishi.sales.actions import create_deal, ensure_default_pipeline, update_deal
from enishi.sales.bring_in import bring_in_deals
from enishi.sales.models import Deal
from enishi.staff.actions.tokens import create_token
from enishi.staff.models import User

SECRET = "子犬の名はモモ"


def yen(amount: int) -> dict:
    return {"amount": amount, "currency": "JPY"}


def stored(model, row):
    return model.objects.unscoped("looking in a test").get(pk=row.pk)


@pytest.fixture
def deals(cli, sales_rep, colleague) -> tuple[Deal, Deal]:
    """A deal of one's own that cost 300, and a team-mate's whose cost is hidden from one."""
    ensure_default_pipeline(cli)
    mine, theirs = (
        create_deal(person, {"name": name, "amount": 1_000})
        for person, name in ((sales_rep, "自分の商談"), (colleague, "同僚の商談"))
    )
    return update_deal(cli, mine.uid, {"cost": 300}, version=1), theirs


@pytest.fixture
def contact(sales_rep, organisation) -> Contact:
    account = create_account(sales_rep, {"name": "株式会社ハナサキ精機"})
    facts = {"family_name": "渡辺", "private_phone": "070-0000-0001", "memo": SECRET}
    return create_contact(sales_rep, facts, account_id=account.uid)


def every_question() -> list[str]:
    """All a list can be asked about the cost: each operator, both orders, its sum, its cells."""
    values = {"between": [yen(0), yen(500)], "empty": None, "filled": None}
    field = filters.fields_of("deals")["cost"]
    asked = [
        {"all": [{"field": "cost", "op": op, "value": values.get(op, yen(300))}]}
        for op in filters.operators(field)
    ]
    asked.append({"any": [asked[0], {"field": "amount", "op": "is", "value": yen(1_000)}]})
    found = [f"/deals?filter={quote(json.dumps(tree))}" for tree in asked]
    for tree in asked:
        query = urlencode({"entity": "deals", "by": "kind", "sums": "cost", "filter": json.dumps(tree)})
        found.append(f"/views/groups?{query}")
    for sort in ("cost", "-cost"):
        found.append(f"/views/cells?entity=deals&columns=name&columns=cost&sort={sort}")
    return [*found, "/views/groups?entity=deals&by=owner&sums=cost&sums=amount"]


def test_b59_nothing_a_list_is_asked_tells_of_a_cost_one_may_not_know(api, cli, sales_rep, deals):
    rep, told = api(sales_rep), []
    for hidden in (None, 300, 100, 10**9):
        theirs = stored(Deal, deals[1])
        Deal.rows.filter(pk=theirs.pk).update(cost=hidden)
        answers = [rep.get(path) for path in every_question()]
        assert {answer.status_code for answer in answers} == {200}
        told.append([answer.json() for answer in answers])
    assert told[1:] == [told[0]] * 3


def test_one_s_own_cost_is_found_summed_and_shown(api, sales_rep, sales_manager, deals):
    Deal.rows.filter(pk=deals[1].pk).update(cost=500)
    costly = quote(json.dumps({"all": [{"field": "cost", "op": "at_least", "value": yen(200)}]}))
    cells = "/views/cells?entity=deals&columns=name&columns=cost&sort=-cost"
    sums = "/views/groups?entity=deals&by=stage_type&sums=cost"
    mine, both = api(sales_rep), api(sales_manager)
    assert (mine.get(f"/deals?filter={costly}").json()["total"], both.get(f"/deals?filter={costly}").json()["total"]) == (1, 2)  # fmt: skip
    assert [row["cells"] for row in mine.get(cells).json()["rows"]] == [
        ["自分の商談", "300"],
        ["同僚の商談", ""],
    ]
    assert [row["cells"][1] for row in both.get(cells).json()["rows"]] == ["500", "300"]
    assert [api.get(sums).json()["sums"][0]["money"] for api in (mine, both)] == [[yen(300)], [yen(800)]]


def test_an_export_holds_the_costs_one_may_know(api, admin, sales_manager, deals):
    taken = api(sales_manager).post("/deals/export", {"columns": ["name", "cost"], "sort": "cost"})
    assert taken.content.decode("utf-8-sig").splitlines() == ["商談名,原価", "自分の商談,300", "同僚の商談,"]


@pytest.mark.parametrize("role", [Role.FINANCE, Role.EXECUTIVE, Role.READ_ONLY])
def test_b59_whoever_may_know_no_cost_is_answered_as_if_there_were_none(api, person, deals, role):
    reader = api(person("読むだけの人", role.value))
    for path in every_question():
        answer, never = (reader.get(path.replace("cost", name)) for name in ("cost", "never"))
        if "sort=" in path:
            path = path.replace("columns=cost&", "")
            assert reader.get(path).json() == reader.get(path.replace("cost", "never")).json()
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_input"), path
        assert answer.json()["fields"] == never.json()["fields"]
    assert "cost" not in {field["name"] for field in reader.get("/views/fields?entity=deals").json()["items"]}
    view = {"entity": "deals", "name": "高い", "filter": {"all": [{"field": "cost", "op": "filled"}]}}
    assert reader.post("/views", view).status_code in (400, 403)


def test_b59_many_costs_are_changed_at_once_only_where_one_may_write_them(
    api, cli, admin, sales_rep, sales_manager, other_rep, deals
):
    foreign = create_deal(other_rep, {"name": "よそのチーム", "amount": 9})
    edit = {
        "entity": "deals",
        "ids": [str(one.uid) for one in (*deals, foreign)],
        "changes": {"cost": yen(7)},
    }
    for reader in (admin, sales_rep):
        for path in ("/bulk-edits/preview", "/bulk-edits"):
            refused = api(reader).post(path, edit)
            assert (refused.status_code, list(refused.json()["fields"])) == (400, ["cost"])
    assert [stored(Deal, one).cost for one in (*deals, foreign)] == [300, None, None]

    boss = api(sales_manager)
    looked = boss.post("/bulk-edits/preview", edit).json()["items"]
    assert [(row["becomes"], row["before"]) for row in looked] == [
        ("changed", {"cost": yen(300)}),
        ("changed", {"cost": None}),
        ("refused", {}),
    ]
    made = boss.post("/bulk-edits", edit).json()
    assert (made["changed"], len(made["refused"])) == (2, 1)
    assert [stored(Deal, one).cost for one in (*deals, foreign)] == [7, 7, None]
    boss.post(f"/bulk-edits/{made['id']}/undo")
    assert [stored(Deal, one).cost for one in (*deals, foreign)] == [300, None, None]


@action
def bring(actor, how, *rows):
    return how(actor, [Brought(number, values) for number, values in enumerate(rows, start=2)])


@pytest.mark.parametrize("memo", [SECRET, "ちがうメモ", ""])
def test_b59_an_import_neither_writes_nor_finds_out_a_memo(person, other_sales_team, contact, memo):
    stranger = person("よその課長", "sales_manager", team=other_sales_team)
    row = {"external_id": str(contact.uid), "family_name": "渡辺", "memo": memo}
    with pytest.raises(RowsRefused) as refused:
        bring(stranger, bring_in_contacts, row)
    assert [(one.row, one.field, one.code) for one in refused.value.problems] == [
        (2, "memo", "not_yours_to_write")
    ]
    assert stored(Contact, contact).memo == SECRET
    assert stored(Contact, contact).version == 1


def test_b59_an_import_brings_costs_in_for_who_may_write_them(api, cli, admin, sales_manager, deals):
    row = {
        "external_id": "D-1",
        "name": "移行した商談",
        "stage": "open",
        "amount": 90,
        "cost": 60,
        "currency": "JPY",
    }
    with pytest.raises(RowsRefused) as refused:
        bring(admin, bring_in_deals, row)
    assert [(one.field, one.code) for one in refused.value.problems] == [("cost", "not_yours_to_write")]
    boss = User.objects.get(pk=sales_manager.user_id)
    assert bring(sales_manager, bring_in_deals, row | {"owner": boss.email}).rows["D-1"].cost == 60
    offered = {kind["key"]: {one["key"] for one in kind["fields"]} for kind in api(admin).get("/import-kinds").json()["kinds"]}  # fmt: skip
    assert "cost" not in offered["deals"]
    assert {"memo", "private_phone"} <= offered["contacts"]


def test_b59_whoever_loses_a_race_sees_what_they_may_read_and_no_more(api, person, contact, deals, admin):
    leader = api(person("店長", "service_manager"))
    lost = leader.patch(f"/contacts/{contact.uid}", {"phone": ""}, version=9)
    assert lost.status_code == 409
    assert lost.json()["current"]["family_name"] == "渡辺"
    assert not {"memo", "private_phone"} & lost.json()["current"].keys()
    assert (
        api(admin).patch(f"/deals/{deals[0].uid}", {"note": ""}, version=9).json()["current"]["cost"] == 300
    )


def test_b59_a_search_knows_no_private_field(api, sales_rep, contact, deals):
    rep = api(sales_rep)
    for words in (SECRET, "モモ", "070-0000-0001", "07000000001"):
        assert rep.get(f"/search?q={quote(words)}").json()["groups"] == []
        assert rep.get(f"/contacts?q={quote(words)}").json()["total"] == 0
        assert rep.get(f"/contacts/duplicates?mobile={quote(words)}").json()["items"] == []


def test_b59_what_leaves_the_house_by_an_event_holds_no_private_field(api, cli, sales_rep, contact, deals):
    Webhook.objects.create(name="基幹", url="https://hooks.example/in", kinds=["*"], secret="s")
    update_contact(sales_rep, contact.uid, {"memo": "秘密の追記"}, version=1)
    update_deal(cli, deals[0].uid, {"cost": 777_777_777}, version=2)
    told = json.dumps([one.body for one in WebhookDelivery.objects.unscoped("test")], ensure_ascii=False)
    account = Account.objects.unscoped("test").get()
    told += api(sales_rep).get(f"/accounts/{account.uid}/timeline").content.decode()
    assert "contact.updated" in told
    assert "deal.updated" in told
    assert not [one for one in (SECRET, "秘密の追記", "070-0000-0001", "777777777") if one in told]


def test_b13_a_program_knows_private_fields_by_a_scope_of_their_own_and_costs_never(owner, contact, deals):
    boss = User.objects.get(pk=owner.user_id)
    told = {}
    for scopes in (["customers:read", "deals:read"], ["customers:read", "deals:read", "private_fields:read"]):
        secret = create_token(owner, owner_id=boss.uid, name="連携", scopes=scopes, days=1).secret
        program = Client(headers={"authorization": f"Bearer {secret}"})
        person = program.get(f"/api/v1/contacts/{contact.uid}").json()
        deal = program.get(f"/api/v1/deals/{deals[0].uid}").json()
        told[len(scopes)] = (person["memo"], deal["cost"], deal["margin"])
    assert told == {2: (None, None, None), 3: (SECRET, None, None)}


def columns_read(listing: filters.Listing) -> set[tuple[str, str]]:
    """The columns of other kinds of rows that a list reads, also by what it works out."""
    model = apps.get_model(listing.label)
    rows = listing.worked_out(System("test"), model.objects.unscoped("looking at its SQL"))
    worked_out = rows.query.annotations.keys()
    found = {
        column
        for field in listing.fields
        for path in (field.path, *field.shown)
        if path not in worked_out
        for column in columns_on(path, field.through or listing.label)
    }
    sql = str(rows.values(*worked_out).query) if worked_out else ""
    found |= {
        (one._meta.label, column.name)
        for one in apps.get_models()
        for column in one._meta.concrete_fields
        if f'"{one._meta.db_table}"."{column.column}"' in sql
    }
    return {(label, name) for label, name in found if label != listing.label}


def columns_on(path: str, label: str) -> Iterator[tuple[str, str]]:
    """The columns a path goes by, from this kind of row on."""
    model = apps.get_model(label)
    for name in path.split("__"):
        yield model._meta.label, name
        model = model._meta.get_field(name).related_model
        if model is None:  # a column of its own, or a part of what one holds in JSON
            return


def test_no_list_leads_to_a_private_field_by_a_way_round():
    owned = labels().items()
    guarded = {(label, name) for label, one in owned for names in one.guarded.values() for name in names}
    private = {("customers.Contact", "private_phone"), ("customers.Contact", "memo")}
    assert guarded == {*private, ("sales.Deal", "cost"), ("sales.Quote", "cost")}
    for listing in filters.listings().values():
        assert not columns_read(listing) & guarded, listing.key
