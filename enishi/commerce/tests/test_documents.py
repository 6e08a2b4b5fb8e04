"""Order confirmations: what stands on them, who issues and finds them, and that they never change."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from enishi.commerce.actions import LineFacts, create_product, issue_order_confirmation, record_order
from enishi.commerce.models import Document
from enishi.customers.actions import create_account, create_contact
from enishi.foundation.documents.models import Content
from enishi.foundation.errors import NotAllowed, NotFound
from enishi.staff.models import Organisation, User

DAY = date(2026, 11, 18)
TERMS = {"closing_day": 31, "pay_month": 1, "pay_day": 31, "shift": "前"}


def documents():
    return Document.objects.unscoped("looking in a test")


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.fixture
def bento(cli):
    bento = {"code": "BENTO", "name": "研修弁当", "price": 1_080, "unit": "個", "tax_class": "reduced"}
    return create_product(cli, bento)


@pytest.fixture
def customer(sales_rep):
    fields = {"name": "㈱ハナサキ精機", "postal_code": "450-0002", "prefecture": "愛知県"}
    return create_account(sales_rep, fields | {"city": "名古屋市中村区", "street": "1-2-3"})


@pytest.fixture
def order(sales_rep, customer, sensor, bento):
    person = {"family_name": "渡辺", "given_name": "千尋"}
    contact = create_contact(
        sales_rep, person, account_id=customer.uid, place={"department": "生産技術部", "title": "課長"}
    )
    return record_order(
        sales_rep,
        account=customer,
        contact=contact,
        owner=User.objects.get(pk=sales_rep.user_id),
        ordered_on=DAY,
        lines=[
            LineFacts(product_id=sensor.pk, unit_price=48_000, quantity=Decimal(3), discount=4_001),
            LineFacts(product_id=bento.pk, unit_price=333, quantity=Decimal("2.5")),
            LineFacts(text="導入設置", unit_price=105),
        ],
    )


def issued(api, actor, order, language="ja"):
    return api(actor).post(f"/orders/{order.uid}/documents", {"language": language})


def pdf_of(api, actor, document):
    return api(actor).get(f"/documents/{document['id']}/file")


def test_a_confirmation_says_who_what_and_how_much_with_tax_rounded_once_a_rate(
    api, admin, sales_rep, order, events_of
):
    assert api(admin).patch("/organisation", {"payment_terms": TERMS}, version=1).status_code == 200
    answer = issued(api, sales_rep, order)
    assert answer.status_code == 201, answer.json()
    body = answer.json()
    # 144,000 − 4,001 + 105 at 10 % = 140,104 → 14,010; 832.5 is 833 at 8 % → 66.
    assert body["amount"] == {"amount": 140_104 + 14_010 + 833 + 66, "currency": "JPY"}
    assert body["addressee"] == "株式会社ハナサキ精機 生産技術部 課長 渡辺 千尋 様"
    text = text_of(pdf_of(api, sales_rep, body).content)
    for words in (
        "注文請書",
        body["number"],
        "〒450-0002愛知県名古屋市中村区1-2-3",
        "2026年11月18日",
        "末日締め翌月末日払い",
        "振動センサーMN-100",
        "▲4,001",
        "※8%",
        "10%対象（税抜）140,104",
        "消費税（10%）14,010",
        "消費税（8%）66",
        "¥155,013-",
        "※は軽減税率対象です。",
        "みなも計装株式会社",
    ):
        assert words in text, words
    document = documents().get()
    assert (events_of(document), document.issued_by_id) == (["document.issued"], sales_rep.user_id)


def test_the_english_one_is_a_document_of_its_own(api, sales_rep, order):
    japanese, english = issued(api, sales_rep, order).json(), issued(api, sales_rep, order, "en").json()
    assert (japanese["number"][-6:], english["number"][-6:]) == ("-00001", "-00002")
    text = text_of(pdf_of(api, sales_rep, english).content)
    for words in ("OrderConfirmation", "18November2026", "−4,001", "Tax(10%)14,010", "¥155,013"):
        assert words in text, words


def test_the_same_facts_again_are_the_same_document_and_other_facts_the_next_revision(
    api, sales_rep, customer, order
):
    first = issued(api, sales_rep, order).json()
    assert issued(api, sales_rep, order).json()["id"] == first["id"]
    before = bytes(pdf_of(api, sales_rep, first).content)
    api(sales_rep).patch(f"/accounts/{customer.uid}", {"street": "4-5-6"}, version=customer.version)
    second = issued(api, sales_rep, order).json()
    assert second["number"] == f"{first['number']}-2"
    # What was issued stays as it was, to the byte.
    assert bytes(pdf_of(api, sales_rep, first).content) == before
    assert "4-5-6" in text_of(pdf_of(api, sales_rep, second).content)
    assert (documents().count(), Content.objects.count()) == (2, 2)


def test_the_file_is_named_by_day_customer_and_amount_and_runs_nowhere(api, sales_rep, order):
    body = issued(api, sales_rep, order).json()
    assert body["file_name"] == f"{body['issued_on'].replace('-', '')}_株式会社ハナサキ精機_155013.pdf"
    response = pdf_of(api, sales_rep, body)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_b18_b80_a_customers_name_cannot_leave_the_header_or_the_folder(api, sales_rep, sensor):
    name = '..\\../"evil\u202egpj" <b>:*?'
    account = create_account(sales_rep, {"name": name})
    order = record_order(
        sales_rep,
        account=account,
        owner=User.objects.get(pk=sales_rep.user_id),
        ordered_on=DAY,
        lines=[LineFacts(product_id=sensor.pk, unit_price=1)],
    )
    body = issued(api, sales_rep, order).json()
    middle = body["file_name"].split("_", 1)[1]
    assert not set(middle) & set('"\\/:*?<>|\u202e\r\n')
    assert not middle.startswith(".")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("issued_from={day}&issued_to={day}", True),
        ("issued_to=2020-01-01", False),
        ("amount_from=155013&amount_to=155013", True),
        ("amount_from=155014", False),
        ("amount_to=155012", False),
        ("q=ﾊﾅｻｷ", True),
        ("q=株式会社はなさき", True),
        ("q=みさき", False),
        ("q={number}", True),
        ("account_id={account}", True),
        ("q=ハナサキ&issued_from={day}&amount_from=100000&amount_to=200000", True),
        ("q=ハナサキ&amount_from=200000", False),
    ],
)
def test_documents_are_found_by_day_amount_and_customer_alone_and_together(
    api, sales_rep, customer, order, asked, found
):
    body = issued(api, sales_rep, order).json()
    query = asked.format(day=body["issued_on"], number=body["number"], account=customer.uid)
    listed = api(sales_rep).get(f"/documents?{query}").json()["items"]
    assert [row["id"] for row in listed] == ([body["id"]] if found else [])


def test_a_list_costs_the_same_however_long_it_is(api, sales_rep, order):
    browser, costs = api(sales_rep), []
    browser.get("/documents")
    for language in ("ja", "en"):
        issued(api, sales_rep, order, language)
        with CaptureQueriesContext(connection) as asked:
            browser.get("/documents")
        costs.append(len(asked))
    assert costs[0] == costs[1]
    assert len(browser.get("/documents").json()["items"]) == 2


def test_b01_b04_a_document_is_as_visible_as_its_order(api, sales_rep, other_rep, colleague, order):
    body = issued(api, sales_rep, order).json()
    for path in (f"/documents/{body['id']}", f"/documents/{body['id']}/file"):
        assert api(other_rep).get(path).status_code == 404
        assert api(colleague).get(path).status_code == 200
    assert api(other_rep).get("/documents").json()["items"] == []
    assert issued(api, other_rep, order).status_code == 404


def test_who_may_not_change_an_order_issues_nothing(read_only, colleague, order):
    with pytest.raises(NotAllowed):
        issue_order_confirmation(colleague, order.uid, language="ja")
    with pytest.raises(NotAllowed):
        issue_order_confirmation(read_only, order.uid, language="ja")
    assert not documents().exists()
    assert not Content.objects.exists()


def test_b62_an_issued_document_is_changed_and_deleted_by_nobody(api, owner, sales_rep, order):
    body = issued(api, sales_rep, order).json()
    for send in ("patch", "delete"):
        call = getattr(api(owner), send)
        given = (
            (f"/documents/{body['id']}", {"amount": 1}) if send == "patch" else (f"/documents/{body['id']}",)
        )
        assert call(*given).status_code == 405
    assert documents().get().amount == body["amount"]["amount"]


@pytest.mark.parametrize(
    ("rounding", "tax"), [("切捨て", 14_010 + 66), ("四捨五入", 14_010 + 67), ("切上げ", 14_011 + 67)]
)
def test_the_organisation_chooses_how_tax_is_rounded(api, admin, sales_rep, order, rounding, tax):
    api(admin).patch("/organisation", {"tax_rounding": rounding}, version=1)
    assert issued(api, sales_rep, order).json()["amount"]["amount"] == 140_104 + 833 + tax


def test_a_rate_to_come_holds_from_its_day(api, admin, sales_rep, customer, order):
    rates = [{"kind": "standard", "since": "2026-11-19", "percent": 12}]
    assert api(admin).patch("/organisation", {"tax_rates": rates}, version=1).status_code == 200
    later = record_order(
        sales_rep,
        account=customer,
        owner=User.objects.get(pk=sales_rep.user_id),
        ordered_on=date(2026, 11, 19),
        lines=[LineFacts(text="導入設置", unit_price=1_000)],
    )
    assert issued(api, sales_rep, order).json()["amount"]["amount"] == 155_013
    assert issued(api, sales_rep, later).json()["amount"]["amount"] == 1_120


def test_eras_are_written_where_the_organisation_writes_them(api, admin, sales_rep, order):
    api(admin).patch("/organisation", {"era_dates": True}, version=1)
    body = issued(api, sales_rep, order).json()
    assert "令和8年11月18日" in text_of(pdf_of(api, sales_rep, body).content)


def test_the_organisation_chooses_how_a_line_is_rounded(api, admin, sales_rep, customer):
    api(admin).patch("/organisation", {"line_rounding": "切捨て"}, version=1)
    line = LineFacts(text="ケーブル", unit_price=333, quantity=Decimal("12.5"))
    me = User.objects.get(pk=sales_rep.user_id)
    assert record_order(sales_rep, account=customer, owner=me, ordered_on=DAY, lines=[line]).net == 4_162


def test_an_order_shows_when_it_is_due_by_the_usual_terms(api, admin, sales_rep, order):
    assert api(sales_rep).get(f"/orders/{order.uid}").json()["payment"] is None
    year_end = {"name": "年末年始", "first": "2026-12-29", "last": "2027-01-03", "yearly": True}
    change = {"payment_terms": TERMS, "closures": [year_end]}
    assert api(admin).patch("/organisation", change, version=1).status_code == 200
    payment = api(sales_rep).get(f"/orders/{order.uid}").json()["payment"]
    assert payment == {"closing": "2026-11-30", "due": "2026-12-28"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"payment_terms": {"closing_day": 20, "pay_month": 0, "pay_day": 10}}, "payment_terms.pay_day"),
        (
            {"tax_rates": [{"kind": "standard", "since": "2030-04-01", "percent": 12}] * 2},
            "tax_rates.1.since",
        ),
        ({"tax_rates": [{"kind": "standard", "since": "2030-04-01", "percent": 120}]}, None),
        ({"tax_rounding": "五捨六入"}, None),
        ({"payment_terms": {"closing_day": 0, "pay_month": 1, "pay_day": 31}}, None),
    ],
)
def test_terms_and_rates_that_cannot_be_are_refused(api, admin, change, field):
    answer = api(admin).patch("/organisation", change, version=1)
    assert answer.status_code == 400
    assert field is None or list(answer.json()["fields"]) == [field]
    assert Organisation.objects.unscoped("test").get().version == 1


def test_an_order_of_somebody_else_is_not_found(other_rep, order):
    with pytest.raises(NotFound):
        issue_order_confirmation(other_rep, order.uid, language="ja")


def test_letters_that_cannot_be_printed_are_named_and_nothing_is_issued(api, sales_rep, customer, order):
    change = {"name": "はなさき🌸精機"}
    sent = api(sales_rep).patch(f"/accounts/{customer.uid}", change, version=customer.version)
    assert sent.status_code == 200
    answer = issued(api, sales_rep, order)
    assert (answer.status_code, answer.json()["code"]) == (409, "document.unprintable")
    assert answer.json()["title"] == "「🌸」は、書類の書体にない文字です。"
    assert not documents().exists()
    assert not Content.objects.exists()
