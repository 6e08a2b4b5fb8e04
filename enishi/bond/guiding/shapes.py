"""What runs of guides look like over HTTP."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.bond.api.shapes import NumberedRef, Ref, numbered, ref
from enishi.bond.guiding import queries
from enishi.bond.models import GuideRun
from enishi.commerce.configuring.shapes import ConfigurationIn
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.finding import lead_name
from enishi.sales.guides.shapes import Answers

FOUND = ("name", "fits", "reasons", "against", "unnamed")


class GivenAnswerOut(Schema):
    question: str
    answer: str


class KeptFoundOut(Schema):
    """A product as it was shown: does it fit, and why, or why not."""

    product_id: UUID
    name: str
    fits: bool
    reasons: list[str]
    against: list[str]
    unnamed: bool


class GuideRunOut(Schema):
    """`taken_by` null: the prospect themself. Of what it names, only what the reader may see is told."""

    id: UUID
    version: int
    guide: Ref
    language: str
    taken_at: datetime
    taken_by: Ref | None
    question: str
    answers: list[GivenAnswerOut]
    found: list[KeptFoundOut]
    account: Ref | None
    lead: NumberedRef | None
    ticket: NumberedRef | None
    deal: NumberedRef | None
    quote: Ref | None
    may: dict[str, bool]


class GuideRunPage(Page[GuideRunOut]):
    """With what the reader may do here."""

    may: dict[str, bool]


class GuideRunFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    guide_id: UUID | None = None
    lead_id: UUID | None = None
    account_id: UUID | None = None
    deal_id: UUID | None = None
    ticket_id: UUID | None = None
    quote_id: UUID | None = None


class GuideRunIn(StrictIn):
    """The answers, and the one record they are about: a lead, a customer, a deal or a ticket."""

    guide_id: UUID
    answers: Answers = {}
    lead_id: UUID | None = None
    account_id: UUID | None = None
    deal_id: UUID | None = None
    ticket_id: UUID | None = None


class TicketDealIn(StrictIn):
    """`name` empty: the ticket's subject."""

    name: Annotated[str, Field(max_length=300)] = ""


class ConfiguredQuoteIn(ConfigurationIn):
    """On the deal named, else on that of the run, else on a new one, called `deal_name`."""

    deal_id: UUID | None = None
    deal_name: Annotated[str, Field(max_length=300)] = ""
    run_id: UUID | None = None


class ConfiguredQuoteOut(Schema):
    quote: Ref
    deal: NumberedRef


class TicketDealOut(Schema):
    deal: NumberedRef


def runs_out(actor: Actor, found: Sequence[GuideRun]) -> list[dict[str, Any]]:
    """At most six SQL, however many they are."""
    answers, beside = queries.by_run(found), queries.shown_beside(actor, found)
    may = {"deal": authz.may(actor, "create", "sales.Deal")}
    return [_run_out(run, answers.get(run.pk, []), beside, may) for run in found]


def _run_out(
    run: GuideRun, answers: Sequence[Any], beside: Mapping[str, Mapping[int, Any]], may: dict[str, bool]
) -> dict[str, Any]:
    near = {name: rows.get(getattr(run, f"{name}_id")) for name, rows in beside.items()}
    lead = near["lead"]
    return {name: getattr(run, name) for name in ("version", "language", "taken_at", "question")} | {
        "id": run.uid,
        "guide": ref(run.guide),
        "taken_by": ref(run.taken_by),
        "answers": [{"question": one.question, "answer": one.answer} for one in answers],
        "found": [{"product_id": one["product"]} | {name: one[name] for name in FOUND} for one in run.found],
        "account": ref(near["account"]),
        "lead": lead and {"id": lead.uid, "number": lead.number, "name": lead_name(lead)},
        "ticket": numbered(near["ticket"]),
        "deal": numbered(near["deal"]),
        "quote": ref(near["quote"]),
        "may": may,
    }
