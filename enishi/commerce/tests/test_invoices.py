"""Invoices: tax to the yen, the check list of the law, numbers without holes, and what takes them back."""

import io
import shutil
import subprocess
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from enishi.commerce.actions import LineFacts, create_product, record_order
from enishi.commerce.deliveries.actions import cancel_delivery, record_delivery
from enishi.commerce.deliveries.rules import Invoiced
from enishi.commerce.invoices import rules
from enishi.commerce.invoices.actions import draft_invoice
from enishi.commerce.invoices.rules import Billed, InvoiceFacts, NothingToCredit, credit, missing, rates_left
from enishi.commerce.models import CreditNote, Delivery, Document, Invoice
from enishi.commerce.rules import with_tax
from enishi.foundation import clock
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.foundation.money.rounding import Rounding
from enishi.foundation.money.tax import RateTotal
from enishi.staff.models import User

DAY = date(2026, 11, 18)
NUMBER = "T7999901000001"
BANK = "みなも銀行 本店営業部\n普通 1234567 ミナモケイソウ（カ"


def invoices():
    return Invoice.objects.unscoped("looking in a test")


def at(version: int) -> dict:
    return {"if_match": f'"{version}"'}


def yen(amount: int) -> dict:
    return {"amount": amount, "currency": "JPY"}


def text_of(pdf: bytes) -> str:
    """By poppler where it is there, as the customer's own reader would."""
    if shutil.which("pdftotext"):
        told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
        return "".join(told.stdout.decode().split())
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.fixture
def finance(person):
    return person("経理 四郎", "finance")


@pytest.fixture
def registered(api, admin):
    """The organisation may issue qualified invoices."""
    change = {"invoice_number": NUMBER, "bank_account": BANK}
    assert api(admin).patch("/organisation", change, version=1).status_code == 200


@pytest.fixture
def bento(cli):
    return create_product(cli, {"code": "BENTO", "name": "研修弁当", "price": 1_080, "tax_class": "reduced"})


@pytest.fixture
def delivered(sales_rep, account):
    """`delivered([(net, tax class), …])`: an order of such lines, all of it delivered."""

    def order(lines=((1_000, "standard"),), on=DAY):
        made = record_order(
            sales_rep,
            account=account,
            owner=User.objects.get(pk=sales_rep.user_id),
            ordered_on=on,
            lines=[LineFacts(text=f"品目{net}", unit_price=net, tax_class=kind) for net, kind in lines],
        )
        record_delivery(sales_rep, made.uid, delivered_on=on)
        return made

    return order


def drafted(api, actor, order, **body):
    return api(actor).post(f"/orders/{order.uid}/invoices", body)


def issued(api, actor, order):
    made = drafted(api, actor, order).json()
    return api(actor).post(f"/invoices/{made['id']}/issue", {}, **at(made["version"]))


def facts(**changed):
    told = {
        "registration_number": NUMBER,
        "issuer": "みなも計装株式会社",
        "addressee": "ハナサキ精機株式会社 御中",
        "supplied": [DAY],
        "rates": [10],
        "nets": [1_000],
        "net": 1_000,
        "tax": 100,
        "total": 1_100,
    }
    return InvoiceFacts(**told | changed)


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({}, []),
        ({"registration_number": ""}, ["registration_number"]),
        ({"registration_number": "T123"}, ["registration_number"]),
        # A sole trader's number fails the check digit lawfully.
        ({"registration_number": "T1234567890123"}, []),
        ({"issuer": " ", "addressee": ""}, ["issuer", "addressee"]),
        ({"supplied": [None]}, ["dates"]),
        ({"rates": [None]}, ["rates"]),
        ({"total": 1_099}, ["total"]),
        ({"nets": [], "net": 0, "tax": 0, "total": 0}, ["lines"]),
    ],
)
def test_b11_what_the_law_asks_of_an_invoice_is_named(changed, lacking):
    assert missing(facts(**changed)) == lacking


@given(
    st.lists(st.tuples(st.integers(1, 10**7), st.sampled_from([10, 8, 0])), min_size=1, max_size=5),
    st.data(),
    st.sampled_from(list(Rounding)),
)
def test_an_invoice_taken_back_in_parts_comes_to_nothing_to_the_yen(lines, data, mode):
    billed = with_tax(lines, mode)
    kept, taken, notes = rules.kept_rates(billed), dict.fromkeys(range(len(lines)), 0), []

    def back(asked):
        rows = [Billed(n, net, rate, taken[n]) for n, (net, rate) in enumerate(lines)]
        left = rates_left(kept, [one for note in notes for one in rules.kept_rates(note)])
        made = credit(rows, left, asked, mode)
        notes.append(made.totals)
        for position, net in made.lines.items():
            taken[position] += net

    for n, (net, _) in enumerate(lines):
        if data.draw(st.booleans()):
            back({n: data.draw(st.integers(1, net))})
    if any(taken[n] < net for n, (net, _) in enumerate(lines)):
        back({})
    assert sum(note.total for note in notes) == billed.total
    with pytest.raises(NothingToCredit):
        back({})


def test_b10_a_return_rounds_the_absolute_value():
    left = {10: RateTotal(10, 1_000, 100)}
    assert credit([Billed(1, 1_000, 10, 0)], left, {1: 105}, Rounding.DOWN).totals.tax == 10
    for asked in ({1: 0}, {1: 1_001}, {2: 1}):
        with pytest.raises(BadInput):
            credit([Billed(1, 1_000, 10, 0)], left, asked, Rounding.DOWN)


@pytest.mark.parametrize(
    ("mode", "lines", "texts"),
    [
        ("切捨て", [(105, "standard")] * 3, ["消費税（10%）31", "¥346-"]),
        ("切捨て", [(198, "standard")] * 7, ["消費税（10%）138", "¥1,524-"]),
        (
            "切捨て",
            [(12_000, "reduced"), (50_000, "standard")],
            ["消費税（8%）960", "消費税（10%）5,000", "¥67,960-", "※は軽減税率対象です。", "※8%"],
        ),
        (
            "切捨て",
            [(333, "standard")] * 3 + [(555, "reduced"), (777, "reduced")],
            ["消費税（10%）99", "消費税（8%）106", "¥2,536-"],
        ),
        ("切捨て", [(1_234_567, "standard"), (98_765, "reduced")], ["¥1,464,689-"]),
        ("四捨五入", [(1_234_567, "standard"), (98_765, "reduced")], ["¥1,464,690-"]),
        ("切上げ", [(1_234_567, "standard"), (98_765, "reduced")], ["¥1,464,691-"]),
    ],
)
def test_b10_the_paper_says_the_tax_of_the_law_to_the_yen(api, admin, finance, delivered, mode, lines, texts):
    change = {"invoice_number": NUMBER, "bank_account": BANK, "tax_rounding": mode}
    assert api(admin).patch("/organisation", change, version=1).status_code == 200
    told = issued(api, finance, delivered(lines))
    assert told.status_code == 200, told.json()
    pdf = api(finance).get(f"/documents/{told.json()['document_id']}/file").content
    text = text_of(pdf)
    for words in (*texts, "請求書", NUMBER, "2026年11月18日", "普通1234567"):
        assert words in text, words


def test_an_invoice_is_drafted_from_what_was_delivered_and_issued_once(
    api, finance, registered, delivered, events_of
):
    order = delivered()
    draft = drafted(api, finance, order).json()
    assert (draft["number"], draft["state"], draft["missing"]) == (None, "draft", [])
    again = drafted(api, finance, order)
    assert (again.status_code, again.json()["code"]) == (409, "invoice.nothing_delivered")
    mine, path = api(finance), f"/invoices/{draft['id']}"
    told = mine.post(f"{path}/issue", {}, **at(1)).json()
    assert (told["number"], told["total"], told["balance"]) == ("INV2026-00001", yen(1_100), yen(1_100))
    assert mine.post(f"{path}/issue", {}, **at(2)).json()["code"] == "invoice.issued"
    assert mine.delete(path, **at(2)).json()["code"] == "invoice.issued"
    row = invoices().get()
    assert events_of(row) == ["invoice.drafted", "invoice.issued"]
    assert row.document.kind == Document.INVOICE
    assert mine.get(f"/invoices?order_id={order.uid}").json()["total"] == 1


def test_what_is_missing_is_said_and_nothing_is_issued(api, finance, delivered):
    draft = drafted(api, finance, delivered()).json()
    assert draft["missing"] == ["registration_number"]
    answer = api(finance).post(f"/invoices/{draft['id']}/issue", {}, **at(1))
    assert (answer.status_code, answer.json()["code"]) == (409, "invoice.not_qualified")
    assert list(answer.json()["fields"]) == ["registration_number"]
    assert invoices().get().number is None
    assert not Document.objects.unscoped("test").exists()


def test_a_draft_thrown_away_leaves_no_hole_in_the_numbers(api, finance, registered, delivered):
    first = drafted(api, finance, delivered()).json()
    assert api(finance).delete(f"/invoices/{first['id']}", **at(1)).status_code == 204
    numbers = [issued(api, finance, delivered()).json()["number"] for _ in range(2)]
    assert numbers == ["INV2026-00001", "INV2026-00002"]


def test_a_closing_brings_orders_together_and_carries_over_what_is_owed(
    api, finance, registered, account, delivered
):
    issued(api, finance, delivered(on=date(2026, 10, 20)))
    for net in (105, 105, 105):
        delivered([(net, "standard")], on=date(2026, 11, 10))
    delivered([(9_999, "standard")], on=date(2026, 12, 1))
    mine = api(finance)
    draft = mine.post(f"/accounts/{account.uid}/invoices", {"closing_on": "2026-11-30"}).json()
    # Three orders of 105: one tax of 31, not three of 10.
    assert (draft["total"], len(draft["lines"]), draft["due_on"]) == (yen(346), 3, "2026-12-31")
    told = mine.post(f"/invoices/{draft['id']}/issue", {}, **at(1)).json()
    assert (told["carried"], told["balance"]) == (yen(1_100), yen(346))
    text = text_of(mine.get(f"/documents/{told['document_id']}/file").content)
    for words in ("前回ご請求額", "1,100", "¥1,446-"):
        assert words in text, words


def test_a_credit_note_lowers_the_bill_and_a_whole_one_cancels_it(api, finance, registered, delivered):
    told = issued(api, finance, delivered([(1_000, "standard"), (105, "standard")])).json()
    mine, path = api(finance), f"/invoices/{told['id']}/credit-notes"
    some = {"reason": "一部返品", "lines": [{"position": 2, "net": yen(105)}]}
    after = mine.post(path, some, **at(told["version"]))
    assert after.status_code == 201, after.json()
    # 1,105 and 110 of tax; 105 and 10 come back.
    assert (after.json()["balance"], after.json()["state"]) == (yen(1_100), "unpaid")
    too_much = mine.post(path, some, **at(after.json()["version"]))
    assert (too_much.status_code, list(too_much.json()["fields"])) == (400, ["lines.0.net"])
    gone = mine.post(path, {"reason": "取消"}, **at(after.json()["version"])).json()
    assert (gone["balance"], gone["state"]) == (yen(0), "cancelled")
    notes = CreditNote.objects.unscoped("test").order_by("id")
    assert list(notes.values_list("number", "total")) == [("CN2026-00001", 115), ("CN2026-00002", 1_100)]
    text = text_of(mine.get(f"/documents/{gone['credit_notes'][0]['document_id']}/file").content)
    for words in ("返還請求書", told["number"], "一部返品", "消費税（10%）10"):
        assert words in text, words


def test_what_is_billed_is_not_undelivered(api, sales_rep, finance, registered, delivered):
    order = delivered()
    drafted(api, finance, order)
    delivery = Delivery.objects.unscoped("test").get(order=order)
    with pytest.raises(Invoiced):
        cancel_delivery(sales_rep, delivery.uid, version=1)


def test_an_invoice_past_its_day_is_overdue(api, finance, registered, delivered):
    draft = drafted(api, finance, delivered(), due_on="2026-11-30").json()
    assert api(finance).post(f"/invoices/{draft['id']}/issue", {}, **at(1)).json()["state"] == "unpaid"
    assert rules.state("issued", 1, date(2026, 11, 30), clock.today("Asia/Tokyo")) in ("unpaid", "overdue")
    assert rules.state("issued", 1, date(2026, 11, 30), date(2026, 12, 1)) == "overdue"
    found = {
        state: api(finance).get(f"/invoices?state={state}").json()["total"] for state in ("open", "paid")
    }
    assert found == {"open": 1, "paid": 0}


def test_finance_bills_sales_sees_its_customers_and_nobody_else(
    api, finance, sales_rep, colleague, other_rep, read_only, registered, delivered
):
    order = delivered()
    for actor in (sales_rep, read_only):
        with pytest.raises(NotAllowed):
            draft_invoice(actor, order.uid)
    told = issued(api, finance, order).json()
    seen = {
        who: api(actor).get(f"/invoices/{told['id']}").status_code
        for who, actor in (("own", sales_rep), ("team", colleague), ("other", other_rep))
    }
    assert seen == {"own": 200, "team": 200, "other": 404}
    assert api(sales_rep).get(f"/invoices/{told['id']}").json()["may"] == {"update": False}
