"""A first guess at which column fills which field."""

import pytest

from enishi.exchange.kinds import KINDS
from enishi.exchange.mapping import by_header, kept
from enishi.exchange.wording import calls_of


def guess(kind, *header):
    return by_header(header, KINDS[kind].fields, calls_of(KINDS[kind]))


@pytest.mark.parametrize(
    ("kind", "header", "expected"),
    [
        (
            "accounts",
            ("顧客番号", "会社名", "ＴＥＬ"),
            {"external_id": "顧客番号", "name": "会社名", "phone": "ＴＥＬ"},
        ),
        ("accounts", ("external_id", "Account name"), {"external_id": "external_id", "name": "Account name"}),
        (
            "deals",
            ("案件番号", "案件名", "ステージ"),
            {"external_id": "案件番号", "name": "案件名", "stage": "ステージ"},
        ),
        ("contacts", ("ID", "姓", "会社名"), {"external_id": "ID", "family_name": "姓", "account": "会社名"}),
    ],
)
def test_columns_are_known_by_what_they_are_usually_called(kind, header, expected):
    assert guess(kind, *header) == expected


def test_a_column_called_like_a_field_goes_to_it_before_any_usual_name():
    found = guess("deals", "商談", "商談名", "状態", "フェーズ")

    assert (found["name"], found["stage"]) == ("商談名", "フェーズ")


def test_no_column_is_guessed_twice():
    found = guess("tickets", "ID", "件名", "担当者")

    assert sorted(found.values()) == ["ID", "件名", "担当者"]


def test_a_currency_column_says_each_rows_currency():
    assert guess("deals", "通貨") == {"currency": {"column": "通貨"}}


def test_entries_whose_columns_are_gone_are_not_kept():
    given = {"name": "会社名", "kind": {"value": "company"}, "note": {"text": "{a} {b}"}, "phone": "電話"}

    assert kept(given, ["会社名", "a"]) == {"name": "会社名", "kind": {"value": "company"}}
