"""Quotes over HTTP: drawn up on a deal, changed, counted, sent, answered, made anew."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.commerce.api.documents import PDF, pdf
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.documents import printed
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.sales.quotes import actions, answers, bodies, papers, queries, rules, shapes, sharing
from enishi.sales.quotes.models import Quote
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["sales"])


@router.get("/quotes", response=shapes.QuotePage, may="read sales.Quote")
def list_quotes(request: ActorRequest, asked: Query[bodies.QuoteFilter]):
    """Quotes, the one changed last first; `status` expired are sent ones whose last day is over."""
    rows, today = queries.quotes(request.actor, asked.model_dump()), clock.today(request.actor.zone)
    return page(rows, asked, sorts=queries.SORTS, show=lambda quote: shapes.quote_row(quote, today))


@router.post("/quotes/export", response={200: None}, openapi_extra=LIST_FILE, may="export sales.Quote")
def export_quotes(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "quotes", seen, language_of(request), body.form)


@router.post("/deals/{deal_id}/quotes", response={201: shapes.QuoteOut}, may="create sales.Quote")
def create_quote(request: ActorRequest, deal_id: UUID, body: bodies.NewQuoteIn):
    """A draft for the deal, with the deal's product and amount on its first line."""
    made = actions.create_quote(request.actor, deal_id, language=body.language)
    return Status(201, record(request.actor, made.uid))


@router.get("/quotes/{quote_id}", response=shapes.QuoteOut, may="read sales.Quote")
def get_quote(request: ActorRequest, quote_id: UUID):
    """One quote with its lines, its versions, and what it changed of the one before."""
    return record(request.actor, quote_id)


@router.patch("/quotes/{quote_id}", response=shapes.QuoteOut, may="update sales.Quote")
def update_quote(request: ActorRequest, quote_id: UUID, body: bodies.QuoteChange, version: IfMatch):
    """Change the head of a draft: the fields that are sent."""
    change_quote(request.actor, quote_id, body, version)
    return record(request.actor, quote_id)


@router.put("/quotes/{quote_id}/lines", response=shapes.QuoteOut, may="update sales.Quote")
def set_quote_lines(request: ActorRequest, quote_id: UUID, body: bodies.QuoteLinesIn, version: IfMatch):
    """The lines of a draft, all of them, in their order."""
    lines = bodies.lines_in(body.lines, unit_of(request.actor, quote_id))
    actions.set_quote_lines(request.actor, quote_id, lines, version=version)
    return record(request.actor, quote_id)


@router.post("/quotes/{quote_id}/count", response=shapes.QuoteTotalsOut, may="read sales.Quote")
def count_quote(request: ActorRequest, quote_id: UUID, body: bodies.QuoteCountIn):
    """What these lines would come to: nothing is kept. Refuses what could not be kept."""
    actor, unit = request.actor, unit_of(request.actor, quote_id)
    facts = actions.line_facts(actor, bodies.lines_in(body.lines, unit))
    discount = bodies.amount_in(body.discount, unit, "discount")
    sums = rules.sums(facts, discount, queries.counting(actions.today()))
    told = SimpleNamespace(
        gross=sums.gross,
        subtotal=sums.subtotal,
        discount=discount,
        net=sums.net,
        tax=sums.totals.tax,
        total=sums.totals.total,
    )
    rates = [{"rate": one.rate, "base": one.base, "tax": one.tax} for one in sums.totals.rates]
    return shapes.totals_out(told, rates, unit)


@router.delete("/quotes/{quote_id}", response={204: None}, may="delete sales.Quote")
def delete_quote(request: ActorRequest, quote_id: UUID, version: IfMatch):
    """Put a draft into the bin. What was sent stays."""
    actions.delete_quote(request.actor, quote_id, version=version)
    return Status(204, None)


@router.post("/quotes/{quote_id}/send", response=shapes.QuoteOut, may="send sales.Quote")
def send_quote(request: ActorRequest, quote_id: UUID, version: IfMatch):
    """Issue the document and freeze the quote; what is missing is named."""
    actions.send_quote(request.actor, quote_id, version=version)
    return record(request.actor, quote_id)


@router.post("/quotes/{quote_id}/revise", response={201: shapes.QuoteOut}, may="update sales.Quote")
def revise_quote(request: ActorRequest, quote_id: UUID, version: IfMatch):
    """A draft of the next version; this one holds until that is sent."""
    made = actions.revise_quote(request.actor, quote_id, version=version)
    return Status(201, record(request.actor, made.uid))


@router.post("/quotes/{quote_id}/accept", response=shapes.QuoteOut, may="update sales.Quote")
def accept_quote(request: ActorRequest, quote_id: UUID, body: bodies.QuoteAcceptIn, version: IfMatch):
    """The customer has said yes: the deal is worth what the quote says, and its order will have its lines."""
    answers.accept_quote(request.actor, quote_id, version=version, name=body.name)
    return record(request.actor, quote_id)


@router.post("/quotes/{quote_id}/decline", response=shapes.QuoteOut, may="update sales.Quote")
def decline_quote(request: ActorRequest, quote_id: UUID, body: bodies.QuoteDeclineIn, version: IfMatch):
    """The customer has said no, and why."""
    answers.decline_quote(request.actor, quote_id, version=version, reason=body.reason, name=body.name)
    return record(request.actor, quote_id)


@router.post("/quotes/{quote_id}/link", response={201: shapes.NewLinkOut}, may="send sales.Quote")
def share_quote(request: ActorRequest, quote_id: UUID):
    """A link by which the customer opens the quote, asks and answers. Its address is told this one time."""
    made = sharing.share_quote(request.actor, quote_id)
    return Status(201, {**(shapes.link_out(made.link) or {}), "url": made.url})


@router.delete("/quotes/{quote_id}/link", response={204: None}, may="send sales.Quote")
def revoke_quote_link(request: ActorRequest, quote_id: UUID):
    """Take the customer's link back: it opens nothing any more."""
    sharing.revoke_link(request.actor, quote_id)
    return Status(204, None)


@router.get("/quotes/{quote_id}/preview", response={200: None}, may="read sales.Quote", openapi_extra=PDF)
def preview_quote(request: ActorRequest, quote_id: UUID):
    """How the quote would be printed today. A quote without a customer has nobody to be printed for."""
    quote = queries.quote(request.actor, quote_id)
    if quote.deal.account is None:
        raise rules.NotReady(fields={"account_id": "required"})
    sheet = queries.sheet_of(quote, actions.today())
    number = quote.number or say("paper.quote.draft", quote.language)
    facts = papers.printable(sheet, number=number, day=actions.today())
    return pdf(printed(papers.LAYOUT, facts, at=clock.now()), "preview.pdf", inline=True)


def change_quote(actor: Actor, uid: UUID, body: bodies.QuoteChange, version: int) -> Quote:
    """One row of a bulk edit, or the record itself."""
    return actions.update_quote(actor, uid, bodies.head_in(body, unit_of(actor, uid)), version=version)


changed_by("quotes", bodies.QuoteChange, change_quote)


def unit_of(actor: Actor, uid: UUID) -> str:
    """The quote's currency. One SQL."""
    return authz.find(actor, Quote, uid).currency


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.quote_out(actor, queries.quote(actor, uid))
