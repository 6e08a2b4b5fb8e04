"""A quote's way: drawn up, changed, sent, answered, made anew; and the order it becomes."""

import io

import pytest
from pypdf import PdfReader

from enishi.commerce.models import Document, Order, OrderLine
from enishi.customers.actions import create_account
from enishi.sales.actions import create_deal
from enishi.sales.models import Deal, Quote, QuoteLine

WON = {"closed_on": "2026-11-20"}


@pytest.fixture(autouse=True)
def noon_friday(time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


def yen(amount):
    return {"amount": amount, "currency": "JPY"}


def on(quote, verb=""):
    return f"/quotes/{quote['id'] if isinstance(quote, dict) else quote.uid}{verb}"


def sent(browser, quote):
    answer = browser.post(on(quote, "/send"), if_match=f'"{quote.version}"')
    assert answer.status_code == 200, answer.json()
    return answer.json()


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_quote_begins_with_the_deals_product_and_amount(
    api, sales_rep, pipeline, account, product, events_of, stored
):
    values = {"name": "第一工場", "account_id": account.uid, "amount": 3_400_000, "product_id": product.uid}
    deal = create_deal(sales_rep, values)
    answer = api(sales_rep).post(f"/deals/{deal.uid}/quotes", {})
    assert answer.status_code == 201, answer.json()
    told = answer.json()
    assert (told["number"], told["state"], told["title"]) == (None, "draft", "第一工場")
    assert told["valid_until"] == "2026-12-20"
    assert [(line["product"]["name"], line["net"]["amount"]) for line in told["lines"]] == [
        ("振動センサー MN-100", 3_400_000)
    ]
    assert (told["net"]["amount"], told["total"]["amount"]) == (3_400_000, 3_740_000)
    assert events_of(stored(Quote).get()) == ["quote.created"]


def test_lines_are_replaced_as_a_whole_and_counted(api, sales_rep, quote, product, stored):
    lines = [
        {"is_heading": True, "text": "機器"},
        {"product_id": str(product.uid), "quantity": "50", "unit": "台", "unit_price": yen(48_000)},
        {"text": "導入設置", "unit": "式", "unit_price": yen(350_000), "discount": yen(50_000)},
        {"text": "研修弁当", "quantity": "10", "unit_price": yen(1_080), "tax_class": "reduced"},
    ]
    mine = api(sales_rep)
    answer = mine.put(on(quote, "/lines"), {"lines": lines}, if_match='"1"')
    assert answer.status_code == 200, answer.json()
    told = answer.json()
    assert told["totals"]["subtotal"] == yen(2_710_800)
    assert told["totals"]["rates"] == [
        {"rate": 10.0, "base": yen(2_700_000), "tax": yen(270_000)},
        {"rate": 8.0, "base": yen(10_800), "tax": yen(864)},
    ]
    assert [line.position for line in stored(QuoteLine).order_by("position")] == [1, 2, 3, 4]
    counted = mine.post(on(quote, "/count"), {"lines": lines[1:2], "discount": yen(400_000)}).json()
    assert (counted["net"], counted["total"]) == (yen(2_000_000), yen(2_200_000))
    assert stored(Quote).get().total == told["total"]["amount"]
    stale = mine.put(on(quote, "/lines"), {"lines": lines}, if_match='"1"')
    assert (stale.status_code, stored(QuoteLine).count()) == (409, 4)


def test_refused_lines_leave_the_quote_as_it_was(api, sales_rep, quote, stored):
    mine = api(sales_rep)
    for line, field in (
        ({"text": "a", "unit_price": yen(100), "discount": yen(101)}, "lines.0.discount"),
        ({"text": "a", "unit_price": yen(-1)}, "lines.0.unit_price"),
        ({"product_id": "01900000-0000-7000-8000-000000000000", "unit_price": yen(1)}, "lines.0.product_id"),
        ({"text": "a", "unit_price": {"amount": 1, "currency": "USD"}}, "lines.0.unit_price"),
    ):
        answer = mine.put(on(quote, "/lines"), {"lines": [line]}, if_match='"1"')
        assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert (stored(Quote).get().version, stored(QuoteLine).count()) == (1, 1)


def test_what_is_missing_is_named_before_it_is_sent(api, sales_rep, pipeline, stored):
    deal = create_deal(sales_rep, {"name": "展示会の話"})
    mine = api(sales_rep)
    made = mine.post(f"/deals/{deal.uid}/quotes", {}).json()
    body = {"valid_until": "2026-11-19"}
    assert mine.patch(on(made), body, version=1).status_code == 200
    answer = mine.post(on(made, "/send"), if_match='"2"')
    assert (answer.status_code, answer.json()["code"]) == (400, "quote.not_ready")
    assert set(answer.json()["fields"]) == {"account_id", "valid_until", "lines"}
    mine.put(on(made, "/lines"), {"lines": [{"text": "設置"}]}, if_match='"2"')
    assert set(mine.post(on(made, "/send"), if_match='"3"').json()["fields"]) == {
        "account_id",
        "valid_until",
        "lines.0.unit_price",
    }
    assert (stored(Document).count(), stored(Quote).get().number) == (0, None)


def test_sending_issues_the_document_and_freezes_the_quote(api, sales_rep, quote, account, events_of, stored):
    mine = api(sales_rep)
    told = sent(mine, quote)
    assert (told["number"], told["state"], told["document"]["number"]) == (
        "Q2026-00001",
        "sent",
        "Q2026-00001",
    )
    found = mine.get("/documents?kind=quote&q=ハナサキ&amount_from=3740000&issued_from=2026-11-20").json()[
        "items"
    ]
    assert [(one["subject"], one["subject_id"], one["order"]) for one in found] == [
        ("quote", told["id"], None)
    ]
    pdf = mine.get(f"/documents/{told['document']['id']}/file")
    text = text_of(bytes(pdf.content))
    for words in (
        "御見積書",
        "Q2026-00001",
        "ハナサキ精機株式会社御中",
        "2026年12月20日",
        "¥3,740,000-",
        "承認",
    ):
        assert words in text, words
    late = mine.patch(on(quote), {"title": "別の件"}, version=2)
    assert (late.status_code, late.json()["code"]) == (409, "quote.not_a_draft")
    assert mine.put(on(quote, "/lines"), {"lines": []}, if_match='"2"').json()["code"] == "quote.not_a_draft"
    assert mine.delete(on(quote), if_match='"2"').json()["code"] == "quote.not_a_draft"
    assert mine.post(on(quote, "/send"), if_match='"2"').json()["code"] == "quote.not_a_draft"
    assert (stored(Quote).get().title, events_of(quote)) == (
        "振動センサー一式",
        ["quote.created", "quote.sent"],
    )


def test_another_version_takes_the_place_of_the_one_before(api, sales_rep, quote, stored):
    mine = api(sales_rep)
    first = sent(mine, quote)
    made = mine.post(on(first, "/revise"), if_match='"2"')
    assert made.status_code == 201
    second = made.json()
    assert (second["revision"], second["state"], mine.get(on(first)).json()["state"]) == (2, "draft", "sent")
    again = mine.post(on(first, "/revise"), if_match='"3"')
    assert (again.status_code, again.json()["code"]) == (409, "quote.has_revision")
    mine.patch(on(second), {"delivery": "ご発注後2週間", "discount": yen(400_000)}, version=1)
    told = mine.post(on(second, "/send"), if_match='"2"').json()
    assert (told["number"], told["total"]) == ("Q2026-00001-2", yen(3_300_000))
    assert [(one["field"], one["before"], one["after"]) for one in told["changes"]] == [
        ("delivery", "", "ご発注後2週間"),
        ("discount", "0", "400000"),
        ("net", "3400000", "3000000"),
        ("total", "3740000", "3300000"),
    ]
    old = mine.get(on(first)).json()
    assert (old["state"], [one["number"] for one in told["versions"]]) == (
        "superseded",
        ["Q2026-00001", "Q2026-00001-2"],
    )
    late = mine.post(on(first, "/accept"), {}, if_match=f'"{old["version"]}"')
    assert late.json()["code"] == "quote.superseded"


def test_an_accepted_quote_makes_the_order_with_its_lines(api, sales_rep, quote, product, account, stored):
    mine = api(sales_rep)
    lines = [
        {"is_heading": True, "text": "機器"},
        {"product_id": str(product.uid), "quantity": "10", "unit": "台", "unit_price": yen(48_000)},
        {
            "text": "研修弁当",
            "quantity": "10",
            "unit_price": yen(1_080),
            "tax_class": "reduced",
            "discount": yen(800),
        },
    ]
    mine.put(on(quote, "/lines"), {"lines": lines}, if_match='"1"')
    mine.patch(on(quote), {"discount": yen(10_001)}, version=2)
    mine.post(on(quote, "/send"), if_match='"3"')
    told = mine.post(on(quote, "/accept"), {"name": "渡辺 千尋"}, if_match='"4"').json()
    assert (told["state"], told["answered_by"], told["accepted_at"]) == (
        "accepted",
        "渡辺 千尋",
        "2026-11-20T03:00:00Z",
    )
    twice = mine.post(on(quote, "/accept"), {}, if_match='"5"')
    assert (twice.status_code, twice.json()["code"]) == (409, "quote.accepted_already")
    deal = stored(Deal).get()
    assert deal.amount == told["net"]["amount"] == 479_999
    other = mine.post(f"/deals/{deal.uid}/win", WON | {"amount": yen(1)}, if_match=f'"{deal.version}"')
    assert (other.status_code, other.json()["code"], list(other.json()["fields"])) == (
        400,
        "quote.amount_differs",
        ["amount"],
    )
    assert mine.post(f"/deals/{deal.uid}/win", WON, if_match=f'"{deal.version}"').status_code == 200
    order = stored(Order).get()
    assert (order.net, order.discount) == (479_999, 10_801)
    assert [(line.text, line.tax_class, line.unit) for line in stored(OrderLine).order_by("position")] == [
        ("", "standard", "台"),
        ("研修弁当", "reduced", ""),
    ]
    paper = mine.post(f"/orders/{order.uid}/documents", {}).json()
    assert paper["amount"] == told["total"]


def test_a_deal_accepts_one_quote(api, sales_rep, deal, quote, stored):
    mine = api(sales_rep)
    other = mine.post(f"/deals/{deal.uid}/quotes", {}).json()
    mine.post(on(other, "/send"), if_match='"1"')
    sent(mine, quote)
    assert mine.post(on(quote, "/accept"), {}, if_match='"2"').status_code == 200
    late = mine.post(on(other, "/accept"), {}, if_match='"2"')
    assert (late.status_code, late.json()["code"]) == (409, "quote.other_accepted")
    assert stored(Quote).filter(status="accepted").count() == 1


def test_after_its_last_day_it_is_declined_or_revised_but_not_accepted(api, sales_rep, quote, time_machine):
    sent(api(sales_rep), quote)
    time_machine.move_to("2026-12-20T15:00:00+00:00", tick=False)
    mine = api(sales_rep)
    assert [one["state"] for one in mine.get("/quotes?status=expired").json()["items"]] == ["expired"]
    assert mine.get("/quotes?status=sent").json()["items"] == []
    late = mine.post(on(quote, "/accept"), {}, if_match='"2"')
    assert (late.status_code, late.json()["code"]) == (409, "quote.ended")
    silent = mine.post(on(quote, "/decline"), {"reason": " "}, if_match='"2"')
    assert list(silent.json()["fields"]) == ["reason"]
    told = mine.post(on(quote, "/decline"), {"reason": "予算がつかなかった"}, if_match='"2"').json()
    assert (told["state"], told["decline_reason"]) == ("declined", "予算がつかなかった")
    assert mine.post(on(quote, "/revise"), if_match='"3"').status_code == 201


def test_a_draft_goes_to_the_bin_and_a_quote_is_found_by_title_and_number(api, sales_rep, quote, stored):
    mine = api(sales_rep)
    other = mine.post(on(sent(mine, quote), "/revise"), if_match='"2"').json()
    assert mine.delete(on(other), if_match='"1"').status_code == 204
    assert mine.get(on(other)).status_code == 404
    assert mine.post(on(quote, "/revise"), if_match='"3"').status_code == 201
    assert [one["id"] for one in mine.get("/quotes?q=Q2026-00001").json()["items"]] == [str(quote.uid)]
    assert len(mine.get("/quotes?q=振動センサー").json()["items"]) == 2


def test_b59_what_it_costs_is_for_those_who_answer_for_the_margin(
    api, sales_rep, sales_manager, colleague, quote
):
    assert api(sales_manager).patch(on(quote), {"cost": yen(2_400_000)}, version=1).status_code == 200
    assert api(sales_rep).get(on(quote)).json()["margin"] == yen(1_000_000)
    assert api(colleague).get(on(quote)).json()["margin"] is None
    refused = api(sales_rep).patch(on(quote), {"cost": yen(1)}, version=2)
    assert (refused.status_code, list(refused.json()["fields"])) == (403, ["cost"])


def test_b01_b04_a_quote_and_its_document_are_as_visible_as_the_deals_owner_says(
    api, sales_rep, other_rep, colleague, quote
):
    told = sent(api(sales_rep), quote)
    for path in (on(quote), f"/documents/{told['document']['id']}", on(quote, "/preview")):
        assert api(other_rep).get(path).status_code == 404
        assert api(colleague).get(path).status_code == 200
    assert api(other_rep).get("/documents").json()["items"] == []


def test_five_hundred_lines_and_a_name_of_two_hundred_letters_are_printed(api, sales_rep, pipeline, stored):
    account = create_account(sales_rep, {"name": "株式会社" + "長い名前" * 49})
    deal = create_deal(sales_rep, {"name": "大口" * 150, "account_id": account.uid})
    mine = api(sales_rep)
    made = mine.post(f"/deals/{deal.uid}/quotes", {"language": "en"}).json()
    lines = [{"text": f"センサー {n}", "unit_price": yen(n)} for n in range(1, 501)]
    assert mine.put(on(made, "/lines"), {"lines": lines}, if_match='"1"').status_code == 200
    told = mine.post(on(made, "/send"), if_match='"2"').json()
    pages = PdfReader(io.BytesIO(bytes(mine.get(f"/documents/{told['document']['id']}/file").content))).pages
    assert len(pages) > 10
    last = "".join(pages[-1].extract_text().split())
    assert f"{len(pages)}/{len(pages)}" in last
    assert "TotalSubject" not in last and "¥137,775" in last


@pytest.mark.parametrize(
    "text", ["{{7*7}}", "#panic()", "<img src=file:///etc/passwd>", "= 見出し", '"; DROP']
)
def test_b48_b53_what_people_typed_is_printed_and_never_run(api, sales_rep, quote, text):
    mine = api(sales_rep)
    mine.patch(on(quote), {"title": text, "note": text}, version=1)
    mine.put(on(quote, "/lines"), {"lines": [{"text": text, "unit_price": yen(1)}]}, if_match='"2"')
    assert text_of(bytes(mine.get(on(quote, "/preview")).content)).count("".join(text.split())) == 3


def test_letters_that_cannot_be_printed_are_named_and_nothing_is_sent(api, sales_rep, quote, stored):
    mine = api(sales_rep)
    mine.patch(on(quote), {"title": "花🌸"}, version=1)
    answer = mine.post(on(quote, "/send"), if_match='"2"')
    assert (answer.status_code, answer.json()["code"]) == (409, "document.unprintable")
    assert (stored(Quote).get().status, stored(Document).count()) == ("draft", 0)
