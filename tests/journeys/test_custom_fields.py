"""Custom fields: defined by an administrator, filled in on records, asked for in lists, kept when archived."""

import csv
import json
from io import StringIO
from uuid import UUID

import pytest

from enishi.customers.actions.merging import ACCOUNTS, merge, unmerge
from enishi.foundation.custom import KINDS
from enishi.foundation.events.models import Event
from enishi.sales.actions.pipelines import default_pipeline
from enishi.sales.models import Deal
from enishi.staff.models import CustomField

CHOICES = [{"name": "直販", "name_en": "Direct"}, {"name": "代理店", "name_en": "Agency"}]
SAMPLES = {
    "text": "梱包は木箱",
    "number": 12.5,
    "money": {"amount": 1_200_000, "currency": "JPY"},
    "date": "2026-11-27",
    "choice": "option_2",
    "choices": ["option_1", "option_2"],
    "link": "https://minamo.example/品番?x=1#y",
    "checkbox": True,
}


def define(api, admin, kind: str, entity: str = "deals", **more):
    choices = CHOICES if kind in ("choice", "choices") else []
    body = {"entity": entity, "key": f"x_{kind}", "kind": kind, "name": f"{kind}の項目", "choices": choices}
    answer = api(admin).post("/custom-fields", body | more)
    assert answer.status_code == 201, answer.content
    return answer.json()


def open_deal(api, actor, name: str, **custom):
    answer = api(actor).post("/deals", {"name": name, "custom": custom})
    assert answer.status_code == 201, answer.content
    return answer.json()


@pytest.fixture
def pipeline(organisation):
    return default_pipeline()


@pytest.fixture
def deals(api, admin, sales_rep, pipeline):
    """A field of every kind on deals; one deal with them all, one without, one with other values."""
    for kind in KINDS:
        define(api, admin, kind)
    full = {f"x_{kind}": value for kind, value in SAMPLES.items()}
    other = full | {"x_number": -3, "x_choice": "option_1", "x_choices": ["option_1"], "x_checkbox": False}
    other |= {"x_text": "123", "x_date": "2025-01-31", "x_money": {"amount": 5, "currency": "JPY"}}
    return {
        "full": open_deal(api, sales_rep, "全部", **full),
        "none": open_deal(api, sales_rep, "なし"),
        "other": open_deal(api, sales_rep, "別の値", **other),
    }


def listed(api, actor, field: str, op: str, value=None) -> set[str]:
    tree = json.dumps({"all": [{"field": f"custom.{field}", "op": op, "value": value}]})
    answer = api(actor).get(f"/deals?filter={tree}")
    assert answer.status_code == 200, answer.content
    return {deal["name"] for deal in answer.json()["items"]}


def test_a_record_holds_a_value_of_every_kind_and_says_what_changed(api, sales_rep, deals):
    deal = deals["full"]
    assert deal["custom"] == {f"x_{kind}": value for kind, value in SAMPLES.items()}
    assert deals["none"]["custom"] == {}
    path = f"/deals/{deal['id']}"
    changed = api(sales_rep).patch(path, {"custom": {"x_number": 7, "x_text": None}}, version=deal["version"])
    assert changed.json()["custom"]["x_number"] == 7
    assert "x_text" not in changed.json()["custom"]
    values = Event.objects.filter(kind="deal.updated").latest("id").values
    assert (values.before["custom"], values.after["custom"]) == (
        {"x_number": 12.5, "x_text": "梱包は木箱"},
        {"x_number": 7, "x_text": None},
    )
    late = api(sales_rep).patch(path, {"custom": {"x_number": 8}}, version=deal["version"])
    assert late.status_code == 409
    assert late.json()["current"]["custom"]["x_number"] == 7


WRONG = [
    ("nowhere", "x", "この名前の項目はありません。"),
    ("x_text", 5, "文字で入力してください。"),
    ("x_text", "x" * 2001, "長すぎます。短くしてください。"),
    ("x_number", "5", "数字で入力してください（例: 1,234）。"),
    ("x_number", True, "数字で入力してください（例: 1,234）。"),
    ("x_number", 0.00001, "小数は4桁までにしてください。"),
    ("x_money", 5, "金額は、最小の通貨単位の整数と通貨で指定してください"),
    ("x_money", {"amount": 1.5, "currency": "JPY"}, "金額は、最小の通貨単位の整数と通貨で指定してください"),
    ("x_money", {"amount": 1, "currency": "USD"}, "組織の通貨で入力してください。"),
    ("x_date", "2026-02-30", "日付は 2026-11-20 のように入力してください。"),
    ("x_choice", "直販", "選択肢の中から選んでください。"),
    ("x_choices", "option_1", "選択肢の中から選んでください。"),
    ("x_checkbox", "はい", "はい・いいえのどちらかを入れてください。"),
    *(
        ("x_link", address, "https:// か http:// で始まるURLを入力してください。")
        for address in (
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "http://",
        )
    ),
]


def test_b22_a_wrong_value_or_a_link_that_would_run_is_refused_and_nothing_is_written(api, sales_rep, deals):
    path = f"/deals/{deals['none']['id']}"
    for key, value, says in WRONG:
        answer = api(sales_rep).patch(path, {"custom": {key: value}}, version=1)
        assert answer.status_code == 400
        assert answer.json()["fields"][f"custom.{key}"].startswith(says), (key, value)
    assert Deal.objects.unscoped("test").get(uid=deals["none"]["id"]).custom == {}


def test_every_kind_is_asked_about_in_a_filter_and_what_is_unknown_counts_as_not_being_so(
    api, sales_rep, deals
):
    full, none, other = "全部", "なし", "別の値"
    yen = {"amount": 5, "currency": "JPY"}
    asked = [
        ("x_text", "contains", "木箱", {full}),
        ("x_text", "excludes", "木箱", {none, other}),
        ("x_text", "is", "123", {other}),
        ("x_text", "is_not", "123", {full, none}),
        ("x_text", "starts", "梱", {full}),
        ("x_text", "filled", None, {full, other}),
        ("x_text", "empty", None, {none}),
        ("x_number", "at_least", 12.5, {full}),
        ("x_number", "at_most", 0, {other}),
        ("x_number", "is_not", 12.5, {none, other}),
        ("x_number", "between", [-3, 13], {full, other}),
        ("x_money", "is", yen, {other}),
        ("x_money", "at_least", yen | {"amount": 6}, {full}),
        ("x_date", "since", "2026-11-27", {full}),
        ("x_date", "between", ["2025-01-01", "2025-12-31"], {other}),
        ("x_date", "empty", None, {none}),
        ("x_choice", "any_of", ["option_2"], {full}),
        ("x_choice", "none_of", ["option_2"], {none, other}),
        ("x_choices", "any_of", ["option_2"], {full}),
        ("x_choices", "none_of", ["option_2"], {none, other}),
        ("x_choices", "filled", None, {full, other}),
        ("x_link", "contains", "minamo", {full, other}),
        ("x_checkbox", "is", True, {full}),
        ("x_checkbox", "is", False, {none, other}),
    ]
    for field, op, value, names in asked:
        assert listed(api, sales_rep, field, op, value) == names, (field, op)
    relative = listed(api, sales_rep, "x_date", "within", "this_year")
    assert relative <= {full}


def test_lists_are_sorted_by_custom_fields_page_by_page(api, sales_rep, deals):
    for kind in (kind for kind in KINDS if kind != "choices"):
        for sign in ("", "-"):
            names, cursor = [], ""
            while cursor is not None:
                sort = f"sort={sign}custom.x_{kind}&limit=1{cursor and f'&cursor={cursor}'}"
                page = api(sales_rep).get(f"/deals?{sort}").json()
                names += [deal["name"] for deal in page["items"]]
                cursor = page["next"]
            assert sorted(names) == ["なし", "全部", "別の値"], kind
            assert names[0 if sign else -1] == "なし" or kind == "checkbox", kind
    assert api(sales_rep).get("/deals?sort=custom.x_choices").status_code == 400
    assert api(sales_rep).get("/deals?sort=by_custom").status_code == 400


def test_rows_are_put_together_by_a_choice_and_their_figures_added_up(api, sales_rep, deals):
    query = "entity=deals&by=custom.x_choice&sums=custom.x_number&sums=custom.x_money"
    answer = api(sales_rep).get(f"/views/groups?{query}").json()
    seen = [(one["name"], one["count"], one["sums"][0]["number"]) for one in answer["items"]]
    assert seen == [("直販", 1, -3), ("代理店", 1, 12.5), ("", 1, 0)]
    assert [one["number"] or one["money"] for one in answer["sums"]] == [
        9.5,
        [{"amount": 1_200_005, "currency": "JPY"}],
    ]


def test_b50_what_was_typed_into_a_custom_field_never_runs_in_a_spreadsheet(api, sales_manager, admin, deals):
    field = CustomField.objects.unscoped("test").get(key="x_choice")
    named = [{"value": "option_1", "name": "=1+1"}, {"value": "option_2", "name": "@x"}]
    body = {"name": "=HYPERLINK(1)", "choices": named}
    assert api(admin).patch(f"/custom-fields/{field.uid}", body, version=1).status_code == 200
    deal = deals["none"]
    path = f"/deals/{deal['id']}"
    assert api(admin).patch(path, {"custom": {"x_text": "=cmd|'/C calc'!A0"}}, version=1).status_code == 200
    columns = ["name", *(f"custom.x_{kind}" for kind in KINDS)]
    answer = api(admin).post("/deals/export", {"columns": columns, "sort": "custom.x_number"})
    heading, other, full, none = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert heading[5] == "'=HYPERLINK(1)"
    assert none == ["なし", "'=cmd|'/C calc'!A0", "", "", "", "", "", "", "いいえ"]
    assert full[2:] == ["12.5", "1200000", "2026-11-27", "'@x", "直販 / 代理店", SAMPLES["link"], "はい"]
    assert other[2] == "-3"


def test_b24_markup_in_a_name_stays_a_text(api, admin, sales_rep, pipeline):
    name = "<img src=x onerror=alert(1)>"
    define(api, admin, "text", name=name)
    fields = api(sales_rep).get("/views/fields?entity=deals")
    assert fields["content-type"].startswith("application/json")
    assert fields.json()["items"][-1]["label"] == name


def test_a_required_field_is_asked_of_new_rows_and_never_emptied(api, admin, sales_rep, pipeline):
    old = open_deal(api, sales_rep, "前からの商談")
    define(api, admin, "choice", is_required=True)
    without = api(sales_rep).post("/deals", {"name": "新しい商談"})
    assert without.status_code == 400
    assert without.json()["fields"] == {"custom.x_choice": "入力してください。"}
    deal = open_deal(api, sales_rep, "新しい商談", x_choice="option_1")
    emptied = api(sales_rep).patch(f"/deals/{deal['id']}", {"custom": {"x_choice": ""}}, version=1)
    assert emptied.status_code == 400
    renamed = api(sales_rep).patch(f"/deals/{old['id']}", {"name": "改名"}, version=1)
    assert renamed.status_code == 200


def test_a_field_that_holds_values_is_archived_not_deleted(api, admin, sales_rep, pipeline, events_of):
    field = define(api, admin, "choice")
    path = f"/custom-fields/{field['id']}"
    deal = open_deal(api, sales_rep, "商談", x_choice="option_1")
    assert api(admin).delete(path, if_match='"1"').status_code == 409
    fewer = {"choices": [{"value": "option_2", "name": "代理店"}]}
    assert api(admin).patch(path, fewer, version=1).json()["code"] == "custom_field.choice_in_use"
    assert api(admin).patch(path, {"is_archived": True}, version=1).status_code == 200
    assert api(sales_rep).get(f"/deals/{deal['id']}").json()["custom"] == {}
    assert listed(api, sales_rep, "x_choice", "any_of", ["option_1"]) == {"商談"}
    offered = api(sales_rep).get("/views/fields?entity=deals").json()
    assert all(not one["name"].startswith("custom.") for one in offered["items"])
    refused = api(sales_rep).patch(f"/deals/{deal['id']}", {"custom": {"x_choice": None}}, version=1)
    assert refused.status_code == 400
    assert api(admin).patch(path, {"is_archived": False}, version=2).status_code == 200
    assert api(sales_rep).get(f"/deals/{deal['id']}").json()["custom"] == {"x_choice": "option_1"}
    api(sales_rep).patch(f"/deals/{deal['id']}", {"custom": {"x_choice": None}}, version=1)
    row = CustomField.objects.unscoped("test").get()
    assert events_of(row) == ["custom_field.created", "custom_field.updated", "custom_field.updated"]
    view = {"entity": "deals", "name": "並び", "sort": "-custom.x_choice"}
    kept = api(sales_rep).post("/views", view).json()
    assert api(admin).delete(path, if_match='"3"').status_code == 409
    assert api(sales_rep).delete(f"/views/{kept['id']}", if_match='"1"').status_code == 204
    assert api(admin).delete(path, if_match='"3"').status_code == 204
    assert api(admin).get("/custom-fields").json()["items"] == []


def test_fields_stand_in_the_order_given_to_them(api, admin, organisation):
    first, second = define(api, admin, "text"), define(api, admin, "date")
    order = {"entity": "deals", "ids": [second["id"], first["id"]]}
    answer = api(admin).put("/custom-fields/order", order)
    assert [one["key"] for one in answer.json()["items"]] == ["x_date", "x_text"]
    for ids in ([first["id"]], [first["id"], first["id"]]):
        assert api(admin).put("/custom-fields/order", {"entity": "deals", "ids": ids}).status_code == 400


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"key": "X"}, {"key"}),
        ({"key": "1a"}, {"key"}),
        ({"name": " "}, {"name"}),
        ({"kind": "choice"}, {"choices"}),
        ({"choices": [{"name": "a"}]}, {"choices"}),
        ({"kind": "choice", "choices": [{"name": "a"}, {"name": "a"}]}, {"choices"}),
        ({"kind": "choice", "choices": [{"name": "a", "value": "A-b"}]}, {"choices"}),
        ({"kind": "checkbox", "is_required": True}, {"is_required"}),
        ({"entity": "nothing"}, {"entity"}),
    ],
)
def test_a_field_that_nobody_could_fill_is_refused(api, admin, wrong, fields):
    body = {"entity": "deals", "key": "region", "kind": "text", "name": "地域", "choices": []}
    answer = api(admin).post("/custom-fields", body | wrong)
    assert answer.status_code == 400
    assert set(answer.json()["fields"]) == fields
    assert not CustomField.objects.unscoped("test").exists()


def test_only_owner_and_administrator_define_fields(api, admin, sales_manager):
    body = {"entity": "deals", "key": "region", "kind": "text", "name": "地域"}
    assert api(sales_manager).post("/custom-fields", body).status_code == 403
    field = api(admin).post("/custom-fields", body).json()
    assert api(admin).post("/custom-fields", body).json()["fields"].keys() == {"key"}
    assert (
        api(sales_manager).patch(f"/custom-fields/{field['id']}", {"name": "x"}, version=1).status_code == 403
    )
    assert [one["may"] for one in api(sales_manager).get("/custom-fields").json()["items"]] == [
        {"update": False}
    ]


def test_a_bulk_edit_writes_custom_fields_and_takes_them_back(api, sales_rep, deals):
    ids = [deal["id"] for deal in deals.values()]
    body = {"entity": "deals", "ids": ids, "changes": {"custom.x_choice": "option_2"}}
    preview = api(sales_rep).post("/bulk-edits/preview", body).json()["items"]
    assert [one["becomes"] for one in preview] == ["same", "changed", "changed"]
    made = api(sales_rep).post("/bulk-edits", body).json()
    assert (made["changed"], made["same"]) == (2, 1)
    assert listed(api, sales_rep, "x_choice", "any_of", ["option_2"]) == {"全部", "なし", "別の値"}
    assert api(sales_rep).post(f"/bulk-edits/{made['id']}/undo").json()["refused"] == []
    assert listed(api, sales_rep, "x_choice", "any_of", ["option_2"]) == {"全部"}
    assert listed(api, sales_rep, "x_choice", "empty") == {"なし"}


@pytest.mark.parametrize(
    ("entity", "body"),
    [
        ("accounts", {"name": "ハナサキ精機株式会社"}),
        ("contacts", {"family_name": "渡辺"}),
        ("leads", {"family_name": "渡辺"}),
        ("tickets", {"subject": "データ欠測", "text": "データが届きません。"}),
    ],
)
def test_every_main_list_has_its_own_fields(api, admin, entity, body):
    define(api, admin, "text", entity)
    made = api(admin).post(f"/{entity}", body | {"custom": {"x_text": "木箱"}})
    assert made.status_code == 201, made.content
    row = made.json()
    assert row["custom"] == {"x_text": "木箱"}
    changed = api(admin).patch(f"/{entity}/{row['id']}", {"custom": {"x_text": "紙箱"}}, version=1)
    assert changed.json()["custom"] == {"x_text": "紙箱"}
    tree = json.dumps({"all": [{"field": "custom.x_text", "op": "is", "value": "紙箱"}]})
    page = api(admin).get(f"/{entity}?filter={tree}&sort=-custom.x_text").json()
    assert [one["custom"] for one in page["items"]] == [{"x_text": "紙箱"}]
    assert api(admin).patch(f"/{entity}/{row['id']}", {"custom": {"y": 1}}, version=2).status_code == 400


def test_products_have_fields_of_their_own_too(api, admin):
    define(api, admin, "link", "products")
    sheet = {"x_link": "https://minamo.example/mn-100.pdf"}
    made = api(admin).post("/products", {"code": "MN-200", "name": "センサー", "custom": sheet})
    assert made.status_code == 201, made.content
    page = api(admin).get("/products?sort=custom.x_link").json()
    assert [one["custom"] for one in page["items"]] == [sheet]
    path = f"/products/{made.json()['id']}"
    assert api(admin).patch(path, {"custom": {"x_link": "data:x"}}, version=1).status_code == 400
    assert api(admin).patch(path, {"custom": {"x_link": None}}, version=1).json()["custom"] == {}


def test_lists_without_a_change_of_the_fields_ask_for_them_once(
    api, sales_rep, deals, django_assert_max_num_queries
):
    api(sales_rep).get("/deals")
    asking = api(sales_rep)
    asking.get("/me")
    with django_assert_max_num_queries(100) as seen:
        asking.get("/deals")
    assert not [one for one in seen.captured_queries if "staff_customfield" in one["sql"]]


def test_two_customers_made_one_keep_what_either_knew_and_part_with_it_again(api, admin, owner):
    define(api, admin, "text", "accounts")
    define(api, admin, "number", "accounts")
    values = {"x_text": "木箱", "x_number": 3}, {"x_number": 8}
    made = [
        api(owner).post("/accounts", {"name": "花咲精機", "custom": custom}).json()
        for custom in reversed(values)
    ]
    kept, gone = (made_one["id"] for made_one in made)
    one = merge(owner, ACCOUNTS, UUID(kept), UUID(gone), version=1, gone_version=1)
    assert api(owner).get(f"/accounts/{kept}").json()["custom"] == {"x_text": "木箱", "x_number": 8}
    unmerge(owner, ACCOUNTS, one.uid)
    assert [api(owner).get(f"/accounts/{uid}").json()["custom"] for uid in (gone, kept)] == list(values)


def test_cells_of_a_spreadsheet_fill_custom_fields(api, sales_rep, deals):
    kinds = ("number", "money", "date", "choice", "choices", "checkbox")
    cells = ["-2.5", "￥3,000", "令和8年4月1日", "直販", "直販 / 代理店", "はい"]
    rows = [{"id": deals["none"]["id"], "version": 1, "cells": cells}]
    asked = {"entity": "deals", "columns": [f"custom.x_{kind}" for kind in kinds], "rows": rows}
    told = api(sales_rep).post("/bulk-edits/cells/preview", asked).json()["items"][0]["cells"]
    assert [cell["after"] for cell in told] == ["-2.5", "3000", "2026-04-01", "直販", "直販 / 代理店", "はい"]
    made = api(sales_rep).post("/bulk-edits/cells", asked)
    assert made.json()["changed"] == 1, made.content
    assert api(sales_rep).get(f"/deals/{deals['none']['id']}").json()["custom"] == {
        "x_number": -2.5,
        "x_money": {"amount": 3000, "currency": "JPY"},
        "x_date": "2026-04-01",
        "x_choice": "option_1",
        "x_choices": ["option_1", "option_2"],
        "x_checkbox": True,
    }
    rows[0] |= {"version": 2, "cells": ["", "", "", "", "直営", ""]}
    told = api(sales_rep).post("/bulk-edits/cells/preview", asked).json()["items"][0]["cells"]
    assert [bool(cell["error"]) for cell in told] == [False, False, False, False, True, True]
