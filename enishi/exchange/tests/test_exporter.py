"""What is written out comes back as it was; a spreadsheet runs none of it."""

import csv
import hashlib
import json
from datetime import date

import pytest

from enishi.commerce.actions import LineFacts, issue_order_confirmation, record_order
from enishi.customers.actions import create_account
from enishi.exchange import carried, exporter
from enishi.exchange.demo.make import make
from enishi.exchange.importer import Importer
from enishi.exchange.kinds import KINDS, with_custom
from enishi.exchange.mapping import by_header, understood
from enishi.exchange.reading import open_table
from enishi.foundation.authz import System
from enishi.foundation.errors import NotAllowed
from enishi.foundation.events.models import Event
from enishi.foundation.text.cells import guarded
from enishi.sales.models import Deal

NAMES = ["=cmd|'/C calc'!A0", "+81", "-5", "@SUM(A1)", "\tx", "＝1", " =1", '"=1"', "'=1", "花咲"]


def rows(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def take_back(folder):
    reports = {}
    for kind in map(with_custom, KINDS.values()):
        table = open_table(folder / f"{kind.name}.csv")
        chosen = understood(by_header(table.header, kind.fields), kind.fields)
        report = Importer(System("cli"), kind, table, chosen).run()
        reports[kind.name] = (report.made, report.changed, report.skipped)
    return reports


def test_a_whole_company_comes_back_without_a_change(db, tmp_path):
    make("S")
    exporter.export(System("cli"), tmp_path)
    before = Event.objects.count()

    assert set(take_back(tmp_path).values()) == {(0, 0, 0)}
    assert Event.objects.count() == before


def test_every_table_and_event_is_written_and_no_secret(organisation, admin, bring, tmp_path):
    bring("accounts", "external_id,name\nA1,花咲精機\n")

    counts = exporter.export(System("cli"), tmp_path)

    account = json.loads((tmp_path / "customers.account.jsonl").read_text())
    person = json.loads((tmp_path / "staff.user.jsonl").read_text())
    event = json.loads((tmp_path / "events.jsonl").read_text())
    assert (account["name"], account["external_id"]) == ("花咲精機", "A1")
    assert (event["kind"], event["after"]["name"]) == ("account.created", "花咲精機")
    assert person["name"] == "管理 太郎"
    assert not {"password", "key_hash"} & person.keys()
    assert {f"{model._meta.label_lower}.jsonl" for model in carried.tables()} <= counts.keys()


def test_an_order_that_follows_from_a_deal_is_not_taken_back_twice(organisation, bring, tmp_path):
    bring("accounts", "external_id,name\nA1,花咲精機\n")
    bring("deals", "external_id,name,stage,account,amount,closed_on\nD1,x,won,A1,5000,2026-02-01\n")

    exporter.export(System("cli"), tmp_path)

    assert rows(tmp_path / "orders.csv") == []
    assert rows(tmp_path / "deals.csv")[0]["amount"] == "5000"


@pytest.mark.parametrize("name", NAMES)
def test_b50_what_a_spreadsheet_would_run_is_guarded(name):
    assert guarded(name) == (name if name in ("花咲", '"=1"') else f"'{name}")


def test_b50_names_are_guarded_for_spreadsheets_and_exact_otherwise(organisation, bring, tmp_path):
    bring("accounts", "external_id,name\n" + "".join(f'A{n},"=1+{n}"\n' for n in range(3)))

    exporter.export(System("cli"), tmp_path / "exact")
    exporter.export(System("cli"), tmp_path / "shown", for_spreadsheets=True)

    assert [row["name"] for row in rows(tmp_path / "exact" / "accounts.csv")] == ["=1+0", "=1+1", "=1+2"]
    assert [row["name"] for row in rows(tmp_path / "shown" / "accounts.csv")] == ["'=1+0", "'=1+1", "'=1+2"]


def test_rows_in_the_bin_are_in_the_tables_but_not_in_what_is_taken_back(organisation, bring, tmp_path):
    bring("deals", "external_id,name,stage\nD1,x,open\n")
    Deal.objects.unscoped("a test throws it away").update(deleted_at="2026-01-01T00:00:00Z")

    counts = exporter.export(System("cli"), tmp_path)

    assert (counts["deals.csv"], counts["sales.deal.jsonl"]) == (0, 1)


def test_nobody_without_the_right_to_everything_writes_it_out(sales_rep, tmp_path):
    with pytest.raises(NotAllowed):
        exporter.export(sales_rep, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_every_issued_document_is_brought_along_as_it_was_issued(cli, organisation, tmp_path):
    account = create_account(cli, {"name": "ハナサキ精機株式会社"})
    lines = [LineFacts(text="導入設置", unit_price=1_000)]
    order = record_order(cli, account=account, owner=None, ordered_on=date(2026, 11, 20), lines=lines)
    document = issue_order_confirmation(cli, order.uid, language="ja")
    assert exporter.export(cli, tmp_path)["documents"] == 1
    (written,) = (tmp_path / "documents").iterdir()
    assert written.name.startswith(f"{document.number}_")
    assert written.name.endswith("_ハナサキ精機株式会社_1100.pdf")
    assert hashlib.sha256(written.read_bytes()).hexdigest() == document.content_id
