"""B04: what is seen is exported in words, never more than one may take out, and never runs in a spreadsheet."""

import csv
import json
from datetime import datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from enishi.customers.actions import create_account, create_contact
from enishi.foundation.events.models import Event
from enishi.sales.actions import create_deal, ensure_default_pipeline

SALES = ("leads", "deals", "quotes", "demos", "orders", "deliveries", "invoices", "payments")
LISTS = ("accounts", "contacts", *SALES, "tickets", "contracts", "items")


@pytest.fixture
def house(sales_rep, cli, organisation):
    ensure_default_pipeline(cli)
    values = {"name": "株式会社ハナサキ精機", "prefecture": "東京都", "annual_revenue": 120_000_000}
    account = create_account(sales_rep, values)
    place = {"department": "製造部", "role": "decision_maker"}
    person = {"family_name": "渡辺", "given_name": "千尋"}
    create_contact(sales_rep, person, account_id=account.uid, place=place)
    create_deal(sales_rep, {"name": "振動センサー一式", "account_id": account.uid, "amount": 3_400_000})
    return account


def export(api, actor, key, language="ja", **seen):
    answer = api(actor).post(f"/{key}/export", seen, accept_language=language)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_columns_stand_as_asked_with_choices_people_and_amounts_in_words(api, sales_manager, house):
    columns = ["name", "account", "owner", "stage", "stage_type", "amount", "expected_close"]
    assert export(api, sales_manager, "deals", columns=columns) == [
        ["商談名", "取引先", "担当", "フェーズ", "状態", "金額", "受注予定日"],
        ["振動センサー一式", "株式会社ハナサキ精機", "佐藤 健", "アプローチ", "進行中", "3400000", ""],
    ]
    heading, line = export(api, sales_manager, "deals", "en", columns=["stage", "stage_type"])
    assert (heading, line) == (["Stage", "State"], ["Approach", "Open"])


def test_a_person_is_exported_with_their_places(api, sales_manager, house):
    lines = export(api, sales_manager, "contacts", columns=["name", "account", "department", "role"])
    assert lines[1] == ["渡辺 千尋", "株式会社ハナサキ精機", "製造部", "決裁者"]


@pytest.mark.parametrize("key", LISTS)
def test_every_field_of_every_list_can_be_exported(api, owner, house, key):
    heading, *lines = export(api, owner, key)
    assert len(heading) > 10
    assert all(len(line) == len(heading) for line in lines)


def test_what_is_exported_is_what_is_seen(api, sales_manager, sales_rep, house):
    for name, employees in (("みさき電装", 40), ("あさひ工業", 90), ("はまなす商会", None)):
        create_account(sales_rep, {"name": name, "employees": employees})
    known = {"all": [{"field": "employees", "op": "filled"}]}
    seen = {"filter": json.dumps(known), "sort": "-employees", "columns": ["name", "employees"]}
    assert export(api, sales_manager, "accounts", **seen)[1:] == [["あさひ工業", "90"], ["みさき電装", "40"]]
    assert export(api, sales_manager, "accounts", q="みさき", columns=["name"])[1:] == [["みさき電装"]]


@pytest.mark.parametrize("name", ["=1+1", "+81", "@SUM(A1)", "＝HYPERLINK(1)", "'=x", "\u3000=1"])
def test_b50_what_a_spreadsheet_would_run_is_guarded(api, sales_manager, sales_rep, organisation, name):
    create_account(sales_rep, {"name": name, "industry": name})
    (_, line) = export(api, sales_manager, "accounts", columns=["name", "industry"])
    assert [cell.replace("\u3000", "") for cell in line] == [f"'{name.strip()}"] * 2


def test_b50_a_workbook_holds_numbers_and_days_as_such_and_texts_that_run_nothing(
    api, sales_manager, sales_rep, house
):
    values = {"name": "=1+1", "account_id": house.uid, "amount": 1_200_000, "expected_close": "2026-12-24"}
    create_deal(sales_rep, values)
    columns = ["name", "stage_type", "amount", "expected_close", "updated_at", "account"]
    seen = {"form": "xlsx", "columns": columns, "sort": "-amount"}
    answer = api(sales_manager).post("/deals/export", seen)
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer["Content-Disposition"].endswith('.xlsx"')
    heading, first, second = load_workbook(BytesIO(answer.content)).active.iter_rows()
    assert [cell.value for cell in heading] == ["商談名", "状態", "金額", "受注予定日", "更新日時", "取引先"]
    assert [cell.value for cell in first][:3] == ["振動センサー一式", "進行中", 3_400_000]
    assert (second[0].value, second[0].data_type) == ("=1+1", "s")
    assert (f"{second[3].value:%Y-%m-%d}", type(second[4].value)) == ("2026-12-24", datetime)
    assert Event.objects.filter(kind="list.exported").get().data["rows"] == 2


def test_b04_nobody_takes_out_more_than_their_export_reaches(api, sales_manager, sales_rep, other_rep, house):
    theirs = create_account(other_rep, {"name": "大阪の客"})
    create_contact(other_rep, {"family_name": "川端"}, account_id=theirs.uid)
    # A manager reads every customer, and takes out those of the team.
    assert api(sales_manager).get("/accounts").json()["total"] == 2
    assert [line[0] for line in export(api, sales_manager, "accounts", columns=["name"])[1:]] == [
        "株式会社ハナサキ精機"
    ]


@pytest.mark.parametrize("key", LISTS)
def test_b04_who_may_not_export_gets_nothing(api, sales_rep, service_agent, read_only, house, key):
    for actor in (sales_rep, service_agent, read_only):
        assert api(actor).post(f"/{key}/export", {}).status_code == 403
    assert not Event.objects.filter(kind="list.exported").exists()


def test_who_took_what_out_is_written_down(api, sales_manager, house):
    export(api, sales_manager, "accounts", q="ハナサキ", columns=["name"])
    event = Event.objects.get(kind="list.exported")
    assert (event.actor_kind, event.actor_id) == ("staff", sales_manager.user_id)
    assert event.data == {"entity": "accounts", "rows": 1, "filter": "", "q": "ハナサキ"}


def test_b58_a_column_nobody_declared_is_refused(api, sales_manager, house):
    answer = api(sales_manager).post("/accounts/export", {"columns": ["name", "owner__password"]})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["columns"])


def test_what_is_seen_is_told_in_cells_to_whoever_reads_it(api, sales_rep, other_rep, house):
    create_account(other_rep, {"name": "大阪の客"})
    told = api(sales_rep).get("/views/cells?entity=accounts&columns=name&columns=prefecture").json()
    assert told["labels"] == ["取引先名", "都道府県"]
    assert [(row["id"], row["version"], row["cells"]) for row in told["rows"]] == [
        (str(house.uid), 1, ["株式会社ハナサキ精機", "東京都"])
    ]
    assert told["total"] == 1


def test_b58_no_cell_of_an_undeclared_column(api, sales_rep, organisation):
    answer = api(sales_rep).get("/views/cells?entity=accounts&columns=sales_owner__password")
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["columns"])
