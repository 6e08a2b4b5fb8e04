"""Proposals over HTTP: begun on a deal, changed, looked at, issued, copied."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.commerce.api.documents import PDF, pdf
from enishi.foundation import clock
from enishi.foundation.authz import Actor
from enishi.foundation.documents import printed
from enishi.foundation.http import ActorRequest, IfMatch, Routes, page
from enishi.foundation.i18n import say
from enishi.sales.proposals import actions, papers, queries, rules, shapes
from enishi.sales.quotes.actions import today

router = Routes(tags=["sales"])


@router.get("/proposals", response=shapes.ProposalPage, may="read sales.Proposal")
def list_proposals(request: ActorRequest, asked: Query[shapes.ProposalFilter]):
    """Proposals, the one changed last first."""
    rows = queries.proposals(request.actor, asked.model_dump())
    return page(rows, asked, sorts=queries.SORTS, show=shapes.proposal_row)


@router.post("/deals/{deal_id}/proposals", response={201: shapes.ProposalOut}, may="create sales.Proposal")
def create_proposal(request: ActorRequest, deal_id: UUID, body: shapes.NewProposalIn):
    """A draft for the deal: a point for each need that was heard, and what it sells as the first answer."""
    made = actions.create_proposal(request.actor, deal_id, language=body.language)
    return Status(201, record(request.actor, made.uid))


@router.get("/proposals/{proposal_id}", response=shapes.ProposalOut, may="read sales.Proposal")
def get_proposal(request: ActorRequest, proposal_id: UUID):
    """One proposal, with what is still to be written before it can be issued."""
    return record(request.actor, proposal_id)


@router.patch("/proposals/{proposal_id}", response=shapes.ProposalOut, may="update sales.Proposal")
def update_proposal(request: ActorRequest, proposal_id: UUID, body: shapes.ProposalChange, version: IfMatch):
    """Change a draft: the fields that are sent; points all of them, in their order."""
    values = body.model_dump(exclude_unset=True)
    actions.update_proposal(request.actor, proposal_id, values, version=version)
    return record(request.actor, proposal_id)


@router.delete("/proposals/{proposal_id}", response={204: None}, may="delete sales.Proposal")
def delete_proposal(request: ActorRequest, proposal_id: UUID, version: IfMatch):
    """Put a draft into the bin. What was issued stays."""
    actions.delete_proposal(request.actor, proposal_id, version=version)
    return Status(204, None)


@router.post("/proposals/{proposal_id}/issue", response=shapes.ProposalOut, may="send sales.Proposal")
def issue_proposal(request: ActorRequest, proposal_id: UUID, version: IfMatch):
    """Print it, give it its number and freeze it; what is missing is named."""
    actions.issue_proposal(request.actor, proposal_id, version=version)
    return record(request.actor, proposal_id)


@router.post("/proposals/{proposal_id}/copy", response={201: shapes.ProposalOut}, may="create sales.Proposal")
def copy_proposal(request: ActorRequest, proposal_id: UUID, body: shapes.ProposalCopyIn):
    """A draft with the words of this one, for the same deal or another."""
    made = actions.copy_proposal(request.actor, proposal_id, deal_id=body.deal_id)
    return Status(201, record(request.actor, made.uid))


@router.get(
    "/proposals/{proposal_id}/preview", response={200: None}, may="read sales.Proposal", openapi_extra=PDF
)
def preview_proposal(request: ActorRequest, proposal_id: UUID):
    """How it would be printed today. A proposal without a customer has nobody to be printed for."""
    proposal = queries.proposal(request.actor, proposal_id)
    if proposal.deal.account is None:
        raise rules.NotReady(fields={"account_id": "required"})
    number = proposal.number or say("paper.proposal.draft", proposal.language)
    facts = papers.printable(queries.sheet_of(proposal), number=number, day=today())
    return pdf(printed(papers.LAYOUT, facts, at=clock.now()), "preview.pdf", inline=True)


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.proposal_out(actor, queries.proposal(actor, uid))
