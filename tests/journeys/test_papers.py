"""B10: one sale on paper, from its quote to its receipt, in both languages, on one page and over several."""

import io
import re

import pytest
from pypdf import PdfReader

from enishi.commerce.actions import create_product
from enishi.customers.actions import create_account
from enishi.sales.actions import create_deal, ensure_default_pipeline

DAY = "2026-11-18"
TAX = {"standard": 10, "reduced": 8}
# Prices whose tax comes out uneven, so that rounding by line would show.
PRICES = (105, 198, 333, 555, 777, 1_234_567)


def lines_of(count: int) -> list[dict]:
    """So many different lines, every third at the reduced rate, one of a broken quantity."""
    return [
        {
            "text": f"品目{number:03d}",
            "unit": "個",
            "quantity": 12.5 if number == 1 else 1 + number % 4,
            "unit_price": {"amount": PRICES[number % len(PRICES)], "currency": "JPY"},
            "tax_class": "reduced" if number % 3 == 2 else "standard",
        }
        for number in range(1, count + 1)
    ]


def due_of(lines: list[dict]) -> tuple[int, dict[int, int]]:
    """Total and tax by rate, in whole yen: each line cut off, then each rate's tax cut off once."""
    bases: dict[int, int] = {}
    for line in lines:
        rate = TAX[line["tax_class"]]
        tenths = int(line["quantity"] * 10)
        bases[rate] = bases.get(rate, 0) + tenths * line["unit_price"]["amount"] // 10
    taxes = {rate: base * rate // 100 for rate, base in bases.items()}
    return sum(bases.values()) + sum(taxes.values()), taxes


def read(pdf: bytes) -> list[str]:
    """What stands on each page, without the spaces between letters."""
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def fonts(pdf: bytes) -> dict[str, bool]:
    """Each font's name, and whether its glyphs are in the file."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            facts = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            found[str(facts["/FontName"])] = "/FontFile2" in facts or "/FontFile3" in facts
    return found


@pytest.fixture(autouse=True)
def noon_friday(time_machine):
    time_machine.move_to("2026-11-20T12:00:00+09:00", tick=False)


@pytest.fixture
def deal(sales_rep, cli, admin, api):
    ensure_default_pipeline(cli)
    create_product(cli, {"code": "MN-100", "name": "振動センサー", "price": 48_000})
    change = {"invoice_number": "T6999901000002", "bank_account": "みずなみ銀行 本店 普通 1234567"}
    assert api(admin).patch("/organisation", change, version=1).status_code == 200
    account = create_account(sales_rep, {"name": "ハナサキ精機株式会社"})
    return create_deal(sales_rep, {"name": "設備監視", "account_id": account.uid, "amount": 1})


def sold(mine, finance, deal, lines, language) -> dict[str, bytes]:
    """Each paper of the sale by its kind, as its reader gets it."""

    def did(who, path, body=None, version=None, method="post"):
        match = {} if version is None else {"if_match": f'"{version}"'}
        answer = getattr(who, method)(path, body or {}, **match)
        assert answer.status_code in (200, 201), (path, answer.json())
        return answer.json()

    quote = did(mine, f"/deals/{deal.uid}/quotes", {"language": language})
    quote = did(mine, f"/quotes/{quote['id']}/lines", {"lines": lines}, quote["version"], "put")
    quote = did(mine, f"/quotes/{quote['id']}/send", version=quote["version"])
    quote = did(mine, f"/quotes/{quote['id']}/accept", {"name": "渡辺 千尋"}, quote["version"])
    won = mine.get(f"/deals/{deal.uid}").json()
    won = did(mine, f"/deals/{deal.uid}/win", {"closed_on": DAY}, won["version"])
    order = won["order"]
    confirmed = did(mine, f"/orders/{order['id']}/documents", {"language": language})
    delivery = did(mine, f"/orders/{order['id']}/deliveries", {"delivered_on": DAY})
    slip = did(mine, f"/deliveries/{delivery['id']}/documents", {"language": language})
    invoice = did(finance, f"/orders/{order['id']}/invoices", {"language": language})
    invoice = did(finance, f"/invoices/{invoice['id']}/issue", version=invoice["version"])
    amount = invoice["total"]
    payment = did(finance, "/payments", {"received_on": DAY, "amount": amount})
    share = {"invoice_id": invoice["id"], "amount": amount}
    did(finance, f"/payments/{payment['id']}/match", {"invoices": [share]}, payment["version"])
    receipt = did(finance, f"/payments/{payment['id']}/documents", {"language": language})
    papers = {
        "quote": quote["document"],
        "order_confirmation": confirmed,
        "delivery": slip,
        "invoice": {"id": invoice["document_id"]},
        "receipt": receipt,
    }
    return {kind: finance.get(f"/documents/{paper['id']}/file").content for kind, paper in papers.items()}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("count", "pages"), [(1, 1), (20, 2), (60, 4)])
def test_b10_every_paper_of_a_sale_says_the_same_to_the_yen(
    api, sales_rep, person, deal, language, count, pages
):
    lines = lines_of(count)
    total, taxes = due_of(lines)
    papers = sold(api(sales_rep), api(person("経理 四郎", "owner")), deal, lines, language)
    for kind, pdf in papers.items():
        text = read(pdf)
        whole = "".join(text)
        assert f"¥{total:,}" in whole, kind
        for rate, tax in taxes.items():
            assert re.search(rf"{rate}%\D*{tax:,}", whole), (kind, rate)
        if kind != "receipt":
            assert re.findall(r"品目\d{3}", whole) == [line["text"] for line in lines], kind
            assert 1 <= len(text) <= pages, kind
        if len(text) > 1:
            assert [re.search(r"(\d)/(\d)", page[-8:])[0] for page in text] == [
                f"{number}/{len(text)}" for number in range(1, len(text) + 1)
            ], kind
        # Six letters and a plus before the name: only the glyphs that are used, and these in the file.
        assert all(is_inside and re.match(r"/[A-Z]{6}\+", name) for name, is_inside in fonts(pdf).items()), (
            kind
        )
