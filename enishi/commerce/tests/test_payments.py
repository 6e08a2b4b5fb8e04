"""Payments: offered by name and amount, matched by a person, brought in once, and what is still owed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.commerce.actions import LineFacts, record_order, set_customer_terms
from enishi.commerce.deliveries.actions import record_delivery
from enishi.commerce.invoices.actions import draft_invoice, issue_invoice
from enishi.commerce.models import Invoice, Order, Payment
from enishi.commerce.payments import bank, rules
from enishi.commerce.payments.actions import take_bank_file
from enishi.commerce.payments.rules import NothingReceived, Open, Share, check_shares, offers, payer_key
from enishi.commerce.rules import CreditExceeded, CreditStopped
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.staff.models import User

DAY = date(2026, 11, 18)
KANA = "ハナサキセイキ"


def yen(amount: int) -> dict:
    return {"amount": amount, "currency": "JPY"}


def at(version: int) -> dict:
    return {"if_match": f'"{version}"'}


def invoices():
    return Invoice.objects.unscoped("looking in a test")


def payments():
    return Payment.objects.unscoped("looking in a test")


def owed(key: int, balance: int, account: int = 1, due: date = DAY) -> Open:
    return Open(key, account, balance, due)


@pytest.mark.parametrize(
    "payer",
    [
        "ｶ)ﾊﾅｻｷｾｲｷ",
        "ﾊﾅｻｷｾｲｷ(ｶ",
        "カ）ハナサキセイキ",
        "ﾊﾅｻｷ ｾｲｷ (ｶ)",
        "カブシキガイシヤハナサキセイキ",
        "ハナサキセイキ",
    ],
)
def test_a_payer_is_known_however_the_bank_writes_it(payer):
    assert payer_key(payer) == payer_key(KANA)
    assert payer_key("ﾕ)ｼﾖｳｼﾞ") == payer_key("ショウジ")


def test_a_payment_that_fits_two_invoices_is_offered_for_both():
    found = offers(1_100, "ｶ)ﾊﾅｻｷｾｲｷ", [owed(1, 1_100), owed(2, 1_100)], {1: frozenset({payer_key(KANA)})})
    assert [(one.invoices, one.fee, one.is_named) for one in found] == [((1,), 0, True), ((2,), 0, True)]


def test_several_invoices_at_once_and_a_fee_kept_back_are_offered_by_name_alone():
    rows = [owed(1, 1_000), owed(2, 2_000), owed(3, 3_440, account=2)]
    names = {1: frozenset({payer_key(KANA)}), 2: frozenset({payer_key("ミサキ")})}
    both, other = offers(3_000, "ﾊﾅｻｷｾｲｷ", rows, names)
    assert (both.invoices, both.fee, both.is_named) == ((1, 2), 0, True)
    assert (other.invoices, other.fee, other.is_named) == ((3,), 440, False)
    assert offers(3_001, "ﾀﾞﾚｶ", rows[:2], names) == []


@given(st.integers(1, 10**9), st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 10**9)), max_size=5))
def test_no_payment_is_spent_twice_and_no_invoice_paid_more_than_is_owed(left, rows):
    shares = [Share(balance, amount, 0) for balance, amount in rows]
    fits = all(one.amount <= one.balance for one in shares) and sum(one.amount for one in shares) <= left
    if fits:
        check_shares(left, shares)
    else:
        with pytest.raises((BadInput, NothingReceived)):
            check_shares(left, shares)


def test_a_banks_file_is_read_whatever_its_columns_are_called():
    text = '口座,1234567\n取引日,お支払金額,お預り金額,残高,お取引内容\n2026年11月17日,,"1,100",9,ｶ)ﾊﾅｻｷ\n2026/11/18,500,,8,電気\n'
    (one,) = bank.read(text.encode("cp932"))
    assert (one.received_on, one.amount, one.payer) == (date(2026, 11, 17), 1_100, "カ)ハナサキ")
    assert bank.read(text.encode("utf-8-sig")) == [one]


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        ("名前,住所\nA,B\n".encode(), ["file"]),
        (b"\xff\xfe\x00\x81", ["file"]),
        ("日付,入金額,摘要\n2026/13/40,100,A\n2026/11/1,abc,B\n".encode(), ["file.2", "file.3"]),
        ("日付,入金額,摘要\n2026/11/1,99999999999999999999,A\n".encode(), ["file.2"]),
        (b"a" * (bank.LARGEST_FILE + 1), ["file"]),
    ],
)
def test_b52_a_file_that_cannot_be_read_is_named_and_nothing_of_it_taken(content, fields):
    with pytest.raises(BadInput) as refused:
        bank.read(content)
    assert list(refused.value.fields) == fields


@pytest.fixture
def finance(person):
    return person("経理 四郎", "finance")


@pytest.fixture
def bill(api, admin, finance, sales_rep, account):
    """`bill(net)`: an issued invoice of so much without tax."""
    api(admin).patch("/organisation", {"invoice_number": "T7999901000001"}, version=1)
    account.kana = KANA
    account.save()

    def issued(net=1_000):
        order = record_order(
            sales_rep,
            account=account,
            owner=User.objects.get(pk=sales_rep.user_id),
            ordered_on=DAY,
            lines=[LineFacts(text="設置", unit_price=net)],
        )
        record_delivery(sales_rep, order.uid, delivered_on=DAY)
        draft = draft_invoice(finance, order.uid)
        return issue_invoice(finance, draft.uid, version=draft.version)

    return issued


def test_the_same_file_twice_does_nothing_twice_and_equal_lines_are_two_payments(finance):
    content = "日付,入金額,摘要\n2026/11/17,1100,ｶ)ﾊﾅｻｷｾｲｷ\n2026/11/17,1100,ｶ)ﾊﾅｻｷｾｲｷ\n".encode("cp932")
    made, known = take_bank_file(finance, content)
    assert (len(made), known) == (2, 0)
    assert take_bank_file(finance, content) == ([], 2)
    assert payments().count() == 2
    assert payments().filter(account=None, matched=0).count() == 2


def test_a_person_matches_what_is_offered_and_may_take_it_back(api, finance, bill, events_of):
    first, second = bill(), bill()
    mine = api(finance)
    came = mine.post("/payments", {"received_on": "2026-12-28", "amount": yen(1_100), "payer": "ｶ)ﾊﾅｻｷｾｲｷ"})
    assert came.status_code == 201, came.json()
    told, path = came.json(), f"/payments/{came.json()['id']}"
    # Two fit: both are offered, none is taken.
    assert [one["is_named"] for one in told["offers"]] == [True, True]
    assert (told["state"], told["account"]) == ("open", None)
    share = {"invoice_id": str(first.uid), "amount": yen(1_100)}
    done = mine.post(f"{path}/match", {"invoices": [share]}, **at(1))
    assert done.status_code == 200, done.json()
    assert (done.json()["state"], done.json()["account"]["name"]) == ("matched", "ハナサキ精機株式会社")
    first.refresh_from_db()
    assert (first.balance, first.paid, first.settled_on, first.days_late) == (
        0,
        1_100,
        date(2026, 12, 28),
        -3,
    )
    assert events_of(first)[-1] == "invoice.paid"
    again = mine.post(f"{path}/match", {"invoices": [share]}, **at(2))
    assert (again.status_code, list(again.json()["fields"])) == (400, ["invoices.0.amount"])
    back = mine.post(f"{path}/unmatch", {}, **at(2)).json()
    assert (back["state"], len(back["offers"])) == ("open", 2)
    first.refresh_from_db()
    assert (first.balance, first.settled_on) == (1_100, None)
    assert invoices().get(pk=second.pk).balance == 1_100


def test_a_part_and_a_fee_are_paid_and_the_receipt_says_how_much(api, finance, bill):
    invoice, mine = bill(10_000), api(finance)
    path = f"/payments/{mine.post('/payments', {'received_on': '2026-12-28', 'amount': yen(10_560)}).json()['id']}"
    some = {"invoices": [{"invoice_id": str(invoice.uid), "amount": yen(5_000)}]}
    assert mine.post(f"{path}/match", some, **at(1)).json()["state"] == "partial"
    assert mine.get(f"/invoices/{invoice.uid}").json()["balance"] == yen(6_000)
    rest = {"invoices": [{"invoice_id": str(invoice.uid), "amount": yen(5_560), "fee": yen(440)}]}
    assert mine.post(f"{path}/match", rest, **at(2)).json()["state"] == "matched"
    assert mine.get(f"/invoices/{invoice.uid}").json()["state"] == "paid"
    receipt = mine.post(f"{path}/documents", {"language": "ja"}).json()
    assert (receipt["kind"], receipt["amount"]) == ("receipt", yen(10_560))
    assert mine.post(f"{path}/documents", {"language": "ja"}).json()["id"] == receipt["id"]


def test_who_owes_is_listed_with_what_is_late(api, finance, sales_rep, other_rep, bill):
    invoice = bill()
    invoices().filter(pk=invoice.pk).update(due_on=date(2020, 1, 31))
    bill(2_000)
    (row,) = api(finance).get("/receivables").json()["items"]
    assert (row["unpaid"], row["overdue"], row["open_invoices"]) == (yen(3_300), yen(1_100), 2)
    assert (row["oldest_due"], row["days_late"]) == ("2020-01-31", None)
    assert api(sales_rep).get("/receivables?overdue=true&sort=-overdue").json()["total"] == 1
    assert api(other_rep).get("/receivables").json()["items"] == []


def test_the_books_are_a_file_whose_texts_no_spreadsheet_runs(api, finance, bill):
    bill()
    mine = api(finance)
    mine.post("/payments", {"received_on": "2026-11-18", "amount": yen(5), "payer": "=1+1"})
    days = {"first": "2020-01-01", "last": "2022-12-31"}
    for kind, words in (("invoices", ["INV2026-00001", "10%,1000,100,1100"]), ("payments", ["'=1+1,5"])):
        first = invoices().get().issued_on if kind == "invoices" else DAY
        asked = {"kind": kind, "first": str(first), "last": str(first)}
        text = mine.post("/books", asked).content.decode("utf-8-sig")
        assert all(word in text for word in words), text
    assert mine.post("/books", {"kind": "invoices"} | days | {"last": "2019-01-01"}).status_code == 400


def test_sales_sees_what_its_customers_paid_and_records_nothing(api, finance, sales_rep, other_rep, account):
    made = api(finance).post(
        "/payments", {"received_on": "2026-11-18", "amount": yen(5), "account_id": str(account.uid)}
    )
    assert api(sales_rep).get(f"/payments/{made.json()['id']}").status_code == 200
    assert api(other_rep).get(f"/payments/{made.json()['id']}").status_code == 404
    assert (
        api(sales_rep).post("/payments", {"received_on": "2026-11-18", "amount": yen(5)}).status_code == 403
    )
    assert payments().count() == 1


def test_a_customer_above_its_limit_or_stopped_orders_nothing_and_is_told_why(
    api, finance, sales_rep, account, bill
):
    bill()
    me = User.objects.get(pk=sales_rep.user_id)

    def ordered(net):
        line = LineFacts(text="設置", unit_price=net)
        return record_order(sales_rep, account=account, owner=me, ordered_on=DAY, lines=[line])

    set_customer_terms(finance, account.uid, None, version=0, credit={"credit_limit": 2_200})
    ordered(1_000)
    with pytest.raises(CreditExceeded) as refused:
        ordered(1)
    # What was ordered and not billed yet is owed as well; what is billed stands among the unpaid alone.
    assert refused.value.params == {
        "limit": "¥2,200",
        "unpaid": "¥1,100",
        "to_bill": "¥1,100",
        "order": "¥1",
    }
    Order.objects.unscoped("test").filter(net=1_000, invoices=None).update(external_id="old-1")
    assert ordered(1_000).net == 1_000
    set_customer_terms(finance, account.uid, None, version=1, credit={"is_credit_stopped": True})
    with pytest.raises(CreditStopped):
        ordered(1)
    told = api(sales_rep).get(f"/accounts/{account.uid}/payment-terms").json()
    assert (told["credit_limit"], told["is_credit_stopped"]) == (yen(2_200), True)
    with pytest.raises(NotAllowed):
        set_customer_terms(sales_rep, account.uid, None, version=2, credit={"is_credit_stopped": False})
    assert Order.objects.unscoped("test").count() == 3


def test_rules_say_how_far_a_payment_is_matched():
    assert [rules.state(100, matched) for matched in (0, 50, 100)] == ["open", "partial", "matched"]
