"""What was offered to the heroes, and what they said to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from enishi.exchange.demo.teller import Teller
from enishi.foundation.ids import next_numbers
from enishi.sales.approvals.actions import approve, request_approval
from enishi.sales.approvals.queries import standing
from enishi.sales.approvals.routes import create_route
from enishi.sales.models import ApprovalStep, Deal, Quote
from enishi.sales.quotes.actions import (
    create_quote,
    revise_quote,
    send_quote,
    set_quote_lines,
    update_quote,
)
from enishi.sales.quotes.answers import accept_quote
from enishi.staff.signin import staff_of

# A product's code and how many of it; what stands in the list of prices is what it costs.
Wanted = Sequence[tuple[str, int]]


def sent_before(year: int, count: int) -> None:
    """So many quotes were sent in a fiscal year before this story begins."""
    next_numbers(f"document-Q-{year}", count)


def quoted(teller: Teller, who: str, deal: Deal, wanted: Wanted, **head: Any) -> Quote:
    """A quote is drawn up and sent the same day."""
    seller = teller.actor(who)
    quote = create_quote(seller, deal.uid)
    lines = [line_of(teller, code, count) for code, count in wanted]
    quote = set_quote_lines(seller, quote.uid, lines, version=quote.version)
    quote = update_quote(seller, quote.uid, head, version=quote.version)
    return send_quote(seller, quote.uid, version=quote.version)


def line_of(teller: Teller, code: str, count: int) -> Mapping[str, Any]:
    product = teller.company.products[code]
    return {
        "product_id": product.uid,
        "text": "",
        "unit": product.unit,
        "quantity": count,
        "unit_price": product.price,
        "tax_class": product.tax_class,
    }


def requoted(teller: Teller, who: str, quote: Quote, **head: Any) -> Quote:
    """Another version, sent the same day."""
    seller = teller.actor(who)
    again = revise_quote(seller, quote.uid, version=quote.version)
    again = update_quote(seller, again.uid, head, version=again.version)
    return send_quote(seller, again.uid, version=again.version)


def accepted(teller: Teller, who: str, quote: Quote, name: str) -> Quote:
    return accept_quote(teller.actor(who), quote.uid, version=quote.version, name=name)


def hakurei(teller: Teller, deal: Deal) -> None:
    """The largest offer under way, and a draft of what else they asked for."""
    wanted = (("MN-100", 420), ("MG-10", 42), ("INSTALL", 6), ("CARE", 6))
    quoted(
        teller,
        "tokyo3",
        deal,
        wanted,
        discount=1_028_000,
        valid_until=date(2026, 12, 25),
        delivery="ご発注後 本社工場は8週間、各工場は順次",
        place="貴社 本社工場ほか5工場",
        note="保守は1年分です。2年目以降も同額でお受けします。\n通信費を含みます。",
    )


def asking_leave(teller: Teller, deal: Deal) -> None:
    """The branches come cheaper than a seller decides alone: the head of Tokyo said yes, two more are asked."""
    sales, finance = teller.user("sales-director"), teller.user("finance")
    create_route(
        teller.actor("owner"),
        {
            "name": "値引15%超",
            "over_discount": 15,
            "from_amount": None,
            "under_margin": None,
            "steps": [
                {"name": "部門長", "needs": "all", "managers": [1], "people": []},
                {"name": "決裁", "needs": "all", "managers": [], "people": [sales.uid, finance.uid]},
            ],
        },
    )
    seller = teller.actor("tokyo3")
    quote = create_quote(seller, deal.uid)
    lines = [line_of(teller, code, count) for code, count in (("MN-100", 60), ("MG-10", 6))]
    quote = set_quote_lines(seller, quote.uid, lines, version=quote.version)
    head = {"title": "全社の設備監視 支店分", "discount": quote.gross * 18 // 100}
    quote = update_quote(seller, quote.uid, head, version=quote.version)
    quote = request_approval(
        seller, quote.uid, version=quote.version, note="C社が2割安い。支店は今期の予算が決まっています。"
    )
    request = standing(quote)
    assert request is not None
    parts = ApprovalStep.objects.unscoped("the demo company's own request").filter(approval=request)
    first = parts.select_related("person").earliest("position", "id")
    assert first.person is not None
    approve(staff_of(first.person), first.uid, version=first.version, comment="支店分だけなら可。")
