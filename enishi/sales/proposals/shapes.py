"""What is sent and answered about proposals over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.api.shapes import NumberedRef, Owner, Ref, person_ref, ref
from enishi.sales.proposals import rules
from enishi.sales.proposals.models import Proposal

Language = Literal["ja", "en"]
Status = Literal["draft", "issued"]
Words = Annotated[str, Field(max_length=rules.LONGEST)]
ACTS = ("update", "send", "delete")


class ProposalPoint(StrictIn):
    """One need of the customer, what of ours answers it, what they gain, and what proves it (a case, a figure)."""

    need: Words = ""
    feature: Words = ""
    benefit: Words = ""
    proof: Words = ""


class NewProposalIn(StrictIn):
    language: Language = "ja"


class ProposalCopyIn(StrictIn):
    """`deal_id`: for which deal; the same one where it is left out."""

    deal_id: UUID | None = None


class ProposalChange(StrictIn):
    title: Annotated[str, Field(max_length=300)] = ""
    language: Language = "ja"
    contact_id: UUID | None = None
    quote_id: UUID | None = None
    situation: Words = ""
    points: Annotated[list[ProposalPoint], Field(max_length=rules.MOST_POINTS)] = []
    plan: Words = ""
    closing: Words = ""


class ProposalFilter(Paging):
    """What a list of proposals may be narrowed by; `owner` (of the deal) is mine, team or none."""

    model_config = ConfigDict(extra="forbid")

    owner: Owner = ""
    account_id: UUID | None = None
    deal_id: UUID | None = None
    status: Status | None = None


class ProposalRow(Schema):
    id: UUID
    version: int
    number: str | None
    title: str
    deal: NumberedRef
    account: Ref | None
    owner: Ref | None
    status: Status
    issued_at: datetime | None
    updated_at: datetime


class ProposalPage(Page[ProposalRow]):
    pass


class ProposalDocument(Schema):
    """What was printed; `sha256` is that of its bytes."""

    id: UUID
    number: str
    sha256: str


class ProposalMay(Schema):
    update: bool
    send: bool
    delete: bool


class ProposalOut(ProposalRow):
    """The whole proposal; `quote` says what it would cost."""

    contact: Ref | None
    language: Language
    quote: Ref | None
    situation: str
    points: list[ProposalPoint]
    plan: str
    closing: str
    missing: list[str]
    issued_by: Ref | None
    document: ProposalDocument | None
    may: ProposalMay


def proposal_row(proposal: Proposal) -> dict[str, Any]:
    deal = proposal.deal
    return {
        "id": proposal.uid,
        "version": proposal.version,
        "number": proposal.number,
        "title": proposal.title,
        "deal": {"id": deal.uid, "name": deal.name, "number": deal.number},
        "account": ref(deal.account),
        "owner": ref(deal.owner),
        "status": proposal.status,
        "issued_at": proposal.issued_at,
        "updated_at": proposal.updated_at,
    }


def proposal_out(actor: Actor, proposal: Proposal) -> dict[str, Any]:
    """The whole record. One SQL at most."""
    document, may = proposal.document, authz.may_do(actor, ACTS, proposal)
    is_draft = proposal.status == Proposal.DRAFT
    return proposal_row(proposal) | {
        "contact": person_ref(proposal.contact),
        "language": proposal.language,
        "quote": ref(proposal.quote),
        "situation": proposal.situation,
        "points": proposal.points,
        "plan": proposal.plan,
        "closing": proposal.closing,
        "missing": rules.missing(proposal.points, has_account=proposal.deal.account_id is not None)
        if is_draft
        else [],
        "issued_by": ref(proposal.issued_by),
        "document": document
        and {"id": document.uid, "number": document.number, "sha256": document.content_id},
        "may": {act: may[act] and is_draft for act in ACTS},
    }
