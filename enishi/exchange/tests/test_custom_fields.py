"""Custom fields come in with a file and go out with the export, each as its kind."""

import csv

import pytest

from enishi.customers.models import Account
from enishi.exchange import exporter
from enishi.exchange.importer import Importer
from enishi.exchange.kinds import kind_of
from enishi.exchange.mapping import by_header, understood
from enishi.exchange.reading import open_table
from enishi.exchange.wording import calls_of
from enishi.foundation.authz import System
from enishi.foundation.custom import KINDS
from enishi.staff.actions.custom_fields import create_custom_field

NAMES = dict(zip(KINDS, ("備考欄", "台数", "予算", "点検日", "系列", "設備", "資料", "重点"), strict=True))
HEADING = f"id,name,{','.join(NAMES.values())}\n"


@pytest.fixture
def fields(admin):
    choices = [{"name": "直販", "name_en": "Direct"}, {"name": "代理店", "name_en": "Agency"}]
    for kind, name in NAMES.items():
        chosen = choices if kind in ("choice", "choices") else []
        create_custom_field(
            admin, {"entity": "accounts", "key": f"x_{kind}", "kind": kind, "name": name, "choices": chosen}
        )


def bring(tmp_path, content: str):
    file = tmp_path / "in.csv"
    file.write_text(content, encoding="utf-8")
    kind, table = kind_of("accounts"), open_table(file)
    chosen = by_header(table.header, kind.fields, calls_of(kind)) | {"external_id": "id"}
    return Importer(System("cli"), kind, table, understood(chosen, kind.fields)).run()


def stored() -> dict[str, object]:
    return {one.external_id: one.custom for one in Account.objects.unscoped("a test looks")}


def test_a_file_fills_custom_fields_by_what_they_are_called(fields, tmp_path):
    full = (
        'A1,花咲精機,木箱,"1,234.5",¥12000,令和8年11月27日,代理店,Direct; 代理店,https://a.example/x,はい\n'
    )
    report = bring(tmp_path, HEADING + full + "A2,森商店,,0,,,,,,いいえ\n")
    assert (report.made, report.problems) == (2, [])
    assert stored() == {
        "A1": {
            "x_text": "木箱",
            "x_number": 1234.5,
            "x_money": 12000,
            "x_date": "2026-11-27",
            "x_choice": "option_2",
            "x_choices": ["option_1", "option_2"],
            "x_link": "https://a.example/x",
            "x_checkbox": True,
        },
        "A2": {"x_number": 0},
    }
    again = bring(tmp_path, "id,name,備考欄,台数\nA1,花咲精機,,7\n")
    assert (again.changed, stored()["A1"]["x_number"], "x_text" in stored()["A1"]) == (1, 7, False)
    assert stored()["A1"]["x_money"] == 12000


def test_b22_a_bad_cell_is_named_and_its_row_left_out(fields, tmp_path):
    rows = [
        "A1,花咲精機,,,,,,,javascript:alert(1),",
        "A2,森商店,,12.34567,,,,,,",
        "A3,森商店,,,,,直営,,,",
        "A4,森商店,,,,2026-02-30,,,,",
    ]
    report = bring(tmp_path, HEADING + "\n".join(rows) + "\n")
    assert [(one.row, one.field, one.code) for one in report.problems] == [
        (2, "custom.x_link", "bad_link"),
        (3, "custom.x_number", "too_many_decimals"),
        (4, "custom.x_choice", "not_a_choice"),
        (5, "custom.x_date", "no_such_date"),
    ]
    assert stored() == {}


def test_b50_what_is_written_out_is_guarded_and_comes_back_as_it_was(fields, tmp_path):
    bring(tmp_path, HEADING + "A1,花咲精機,=1+1,-2.5,-300,2026-11-27,直販,代理店,https://a.example,はい\n")
    before = stored()
    exporter.export(System("cli"), tmp_path / "plain")
    kind, table = kind_of("accounts"), open_table(tmp_path / "plain" / "accounts.csv")
    report = Importer(
        System("cli"), kind, table, understood(by_header(table.header, kind.fields), kind.fields)
    )
    assert (report.run().same, stored()) == (1, before)
    exporter.export(System("cli"), tmp_path / "guarded", for_spreadsheets=True)
    with (tmp_path / "guarded" / "accounts.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["custom.x_text"], row["custom.x_number"], row["custom.x_money"]) == ("'=1+1", "-2.5", "-300")
