"""Runs of guides over HTTP, and the way from a ticket to a deal."""

from uuid import UUID

from ninja import Query, Status

from enishi.bond.api.shapes import numbered, ref
from enishi.bond.guiding import actions, queries, quoting, shapes
from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, Routes, page

router = Routes(tags=["bond"])


@router.get("/guide-runs", response=shapes.GuideRunPage, may="read bond.GuideRun")
def list_guide_runs(request: ActorRequest, asked: Query[shapes.GuideRunFilter]):
    """Guides that were gone through, the latest first: of a lead, a customer, a deal or a ticket."""
    found = page(
        queries.runs(request.actor, asked.model_dump()), asked, sorts=("-taken_at",), show=lambda run: run
    )
    may = {"create": authz.may(request.actor, "create", "bond.GuideRun")}
    return found | {"items": shapes.runs_out(request.actor, found["items"]), "may": may}


@router.post("/guide-runs", response={201: shapes.GuideRunOut}, may="create bond.GuideRun")
def take_guide(request: ActorRequest, body: shapes.GuideRunIn):
    """Go through a guide with somebody: the answers are kept with them, and what they lead to is told."""
    about = body.model_dump(include={"lead_id", "account_id", "deal_id", "ticket_id"})
    run = actions.take_guide(request.actor, body.guide_id, body.answers, about)
    return Status(201, shapes.runs_out(request.actor, [run])[0])


@router.get("/guide-runs/{run_id}", response=shapes.GuideRunOut, may="read bond.GuideRun")
def get_guide_run(request: ActorRequest, run_id: UUID):
    """One run: its answers, what fitted and why, and what became of it."""
    return shapes.runs_out(request.actor, [queries.run(request.actor, run_id)])[0]


@router.post("/tickets/{ticket_id}/deal", response={201: shapes.TicketDealOut}, may="create sales.Deal")
def make_deal_of_ticket(request: ActorRequest, ticket_id: UUID, body: shapes.TicketDealIn):
    """A deal of this ticket, for its customer or its lead; both name each other."""
    deal = actions.deal_of_ticket(request.actor, ticket_id, name=body.name)
    return Status(201, {"deal": numbered(deal)})


@router.post("/configurations/quotes", response={201: shapes.ConfiguredQuoteOut}, may="create sales.Quote")
def quote_configuration(request: ActorRequest, body: shapes.ConfiguredQuoteIn):
    """The draft of a quote of what was picked; what does not go together is refused, and why."""
    quote = quoting.quote_configured(
        request.actor,
        [one.model_dump() for one in body.picks],
        deal_id=body.deal_id,
        deal_name=body.deal_name,
        run_id=body.run_id,
    )
    return Status(201, {"quote": ref(quote), "deal": numbered(quote.deal)})
